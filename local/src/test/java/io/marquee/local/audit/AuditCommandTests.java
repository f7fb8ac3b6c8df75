package io.marquee.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class AuditCommandTests {

  private static final int ENTRIES = 9;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Exported exported = Exported.of(1, ENTRIES);

  @Test
  void anUntouchedExportIsUnbroken() throws IOException {
    assertThat(verify(Map.of("keys", keys("k1")))).isZero();
    assertThat(said()).contains("UNBROKEN  9 entries of " + Exported.CHAIN, "signature good");
  }

  @Test
  void withoutKeysItSaysThatNobodyVouches() throws IOException {
    assertThat(verify(Map.of())).isZero();
    assertThat(said()).contains("signature NOT CHECKED");
  }

  @Test
  void theTableIsCheckedLikewise() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), String.join("\r\n", exported.csv()));
    assertThat(run(file, Map.of("keys", keys("k1")))).as(this::said).isZero();

    var rows = exported.csv();
    rows.set(4, rows.get(4).replace("film.updated", "film.deleted"));
    Files.writeString(file, String.join("\r\n", rows));
    assertThat(run(file, Map.of())).isEqualTo(AuditCommand.BROKEN);
    assertThat(said()).contains("line 5: entry 4 was altered");

    rows = exported.csv();
    rows.remove(5);
    Files.writeString(file, String.join("\r\n", rows));
    assertThat(run(file, Map.of())).isEqualTo(AuditCommand.BROKEN);
    assertThat(said()).contains("line 6: entry 5 is missing");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, ENTRIES - 1})
  void findsAnAlteredEntry(int index) throws IOException {
    String line = exported.lines.get(index);
    exported.lines.set(index, line.replace("film.updated", "film.deleted"));
    assertBroken("line %d: entry %d was altered".formatted(index + 1, index + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, ENTRIES - 1})
  void findsAnEntryThatWasAlteredAndHashedAnew(int index) throws IOException {
    exported.forge(index, "actor", "user:other");
    // The first line that shows it is the next one, or the seal.
    assertBroken(
        index == ENTRIES - 1
            ? "line 10: the seal is of other entries"
            : "line %d: entry %d does not follow".formatted(index + 2, index + 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, ENTRIES - 1})
  void findsAnotherOrigin(int index) throws IOException {
    exported.lines.set(index, exported.lines.get(index).replace("203.0.113.7", "203.0.113.8"));
    assertBroken(
        "line %d: entry %d was altered: it was done from elsewhere"
            .formatted(index + 1, index + 1));
  }

  @ParameterizedTest
  @CsvSource({
    "0,entry 1 is missing at the beginning",
    "4,line 5: entry 5 is missing before it",
    "8,entry 9 is missing at the end"
  })
  void findsARemovedEntry(int index, String finding) throws IOException {
    exported.lines.remove(index);
    assertBroken(finding);
  }

  @Test
  void findsSomeRemovedEntries() throws IOException {
    exported.lines.subList(2, 6).clear();
    assertBroken("line 3: entries 3 to 6 are missing before it: they were removed");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, ENTRIES - 2})
  void findsSwappedEntries(int index) throws IOException {
    Collections.swap(exported.lines, index, index + 1);
    // The first line of a file may be any entry; only the second tells.
    assertBroken(
        index == 0 ? "line 2: entry 1 stands behind entry 2" : "line %d".formatted(index + 1));
    assertThat(said()).contains("reordered");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, ENTRIES - 1})
  void findsARepeatedEntry(int index) throws IOException {
    exported.lines.add(index, exported.lines.get(index));
    assertBroken(
        "line %d: entry %d stands behind entry %d".formatted(index + 2, index + 1, index + 1));
  }

  @Test
  void findsAnEntryThatWasAddedAtTheEnd() throws IOException {
    exported.lines.add(ENTRIES, Exported.of(1, ENTRIES + 1).lines.get(ENTRIES));
    assertBroken("line 10: the seal knows nothing of it: it was added");
  }

  @Test
  void findsAnEntryBehindTheSeal() throws IOException {
    exported.lines.add(Exported.of(1, ENTRIES + 1).lines.get(ENTRIES));
    assertBroken("line 11: stands behind the seal");
  }

  @Test
  void findsAnotherChainsEntry() throws IOException {
    exported.forge(4, "chain", "workspace:other");
    assertBroken("line 5: belongs to workspace:other");
  }

  @Test
  void findsAFileThatWasCutOff() throws IOException {
    exported.lines.removeLast();
    assertBroken("the seal at the end is missing");
    exported.lines.set(8, exported.lines.get(8).substring(0, 100));
    assertBroken("line 9: is no entry: it was altered or cut off");
  }

  @Test
  void findsASealThatWasAltered() throws IOException {
    exported.lines.removeLast();
    exported.lines.removeLast();
    Exported shorter = Exported.of(1, ENTRIES - 1);
    exported.lines.add(shorter.lines.getLast().replaceFirst("\\.[^.]{20}", "." + "A".repeat(20)));
    assertThat(verify(Map.of("keys", keys("k1")))).isEqualTo(AuditCommand.BROKEN);

    // A genuine statement of another kind is no seal.
    exported.lines.set(ENTRIES - 1, "{\"seal\":\"%s\"}".formatted(Exported.head(8)));
    assertBroken("the seal was altered");
  }

  @Test
  void findsAWrongSignature() throws IOException {
    String seal = exported.lines.removeLast();
    String signature = seal.substring(seal.lastIndexOf('.') + 1, seal.length() - 2);
    String other = Exported.head(3);
    exported.lines.add(seal.replace(signature, other.substring(other.lastIndexOf('.') + 1)));
    assertThat(verify(Map.of("keys", keys("k1")))).isEqualTo(AuditCommand.BROKEN);
    assertThat(said()).contains("the seal is not signed as it says");
  }

  @Test
  void aHeadFindsAnOlderExportInThePlaceOfANewerOne() throws IOException {
    assertThat(verify(Map.of("head", file("head.jws", Exported.head(ENTRIES))))).isZero();
    assertThat(said()).contains("reached: entry 9");
    assertThat(verify(Map.of("head", file("head.jws", Exported.head(4))))).isZero();

    assertThat(verify(Map.of("head", file("head.jws", Exported.head(ENTRIES + 3)))))
        .isEqualTo(AuditCommand.BROKEN);
    assertThat(said()).contains("entries 10 to 12 are missing at the end, up to the given head");
  }

  @Test
  void aHeadFindsAChainThatWasMadeAnew() throws IOException {
    exported.forge(3, "actor", "user:other");
    String head = Exported.head(4);
    var anew = Exported.of(1, 4);
    anew.lines.set(3, exported.lines.get(3));
    // Nobody checks this seal's signature; the head alone tells.
    var seal = ExportFile.JSON.readTree(anew.lines.getLast());
    var claims = Statement.read(seal.path("seal").asString()).claims().deepCopy();
    ((ObjectNode) claims)
        .put("hash", ExportFile.JSON.readTree(anew.lines.get(3)).path("hash").asString());
    anew.lines.set(
        4, "{\"seal\":\"%s\"}".formatted(Exported.sign(Statement.SEAL, (ObjectNode) claims)));

    Path file = anew.store(folder, "anew.jsonl");
    assertThat(run(file, Map.of())).as(this::said).isZero();
    assertThat(run(file, Map.of("head", file("head.jws", head)))).isEqualTo(AuditCommand.BROKEN);
    assertThat(said()).contains("entry 4 is not the one that the given head names");
  }

  @Test
  void aStretchOfAChainIsCheckedFromItsFirstEntry() throws IOException {
    Exported part = Exported.of(4, 7);
    Path file = part.store(folder, "part.jsonl");
    assertThat(run(file, Map.of("keys", keys("k1"), "head", file("h", Exported.head(9))))).isZero();
    assertThat(said()).contains("4 entries", "4 to 7", "asked for 2026-11-23T05:00:00Z");

    part.lines.removeFirst();
    assertThat(run(part.store(folder, "part.jsonl"), Map.of())).isEqualTo(AuditCommand.BROKEN);
    assertThat(said()).contains("entry 4 is missing at the beginning");
  }

  @Test
  void orderOfPropertiesAndBlanksDoNotMatter() throws IOException {
    var pretty = (ObjectNode) ExportFile.JSON.readTree(exported.lines.get(2));
    var hash = pretty.remove("hash");
    pretty.set("hash", hash);
    exported.lines.set(2, pretty.toString().replace("\":\"", "\": \""));
    assertThat(verify(Map.of())).as(this::said).isZero();
  }

  @Test
  void aForgottenOriginIsNoBreach() throws IOException {
    var entry = (ObjectNode) ExportFile.JSON.readTree(exported.lines.get(2));
    exported.lines.set(2, entry.putNull("origin").toString());
    assertThat(verify(Map.of())).isZero();
    assertThat(said()).contains("1 entries no longer tell from where");
  }

  @Test
  void wrongInputIsToldApartFromABreach() throws IOException {
    assertThat(run(folder.resolve("nowhere"), Map.of())).isEqualTo(AuditCommand.WRONG_USE);
    assertThat(complaint()).contains("There is no file");
    assertThat(run(Path.of(file("empty", "")), Map.of())).isEqualTo(AuditCommand.WRONG_USE);
    assertThat(complaint()).contains("is empty", "GET /api/v1/w/{workspace}/audit/export");
    assertThat(run(Path.of(file("text", "hello")), Map.of())).isEqualTo(AuditCommand.WRONG_USE);
    assertThat(run(Path.of(file("table", "price,name\n1,a\n")), Map.of()))
        .isEqualTo(AuditCommand.WRONG_USE);
    assertThat(verify(Map.of("keys", file("keys", "no")))).isEqualTo(AuditCommand.WRONG_USE);
    assertThat(verify(Map.of("keys", keys("another")))).isEqualTo(AuditCommand.WRONG_USE);
    assertThat(complaint()).contains("is not among the keys");
    assertThat(verify(Map.of("head", file("head", "no")))).isEqualTo(AuditCommand.WRONG_USE);
    assertThat(command().run(List.of("verify"), Map.of())).isEqualTo(AuditCommand.WRONG_USE);
    assertThat(complaint()).contains("./run audit verify FILE");
  }

  @Test
  void theWholeAnswerServesAsHead() throws IOException {
    String answer = "{\"position\":9,\"signed\":\"%s\"}".formatted(Exported.head(9));
    assertThat(verify(Map.of("head", file("head.json", answer)))).isZero();
  }

  private void assertBroken(String finding) throws IOException {
    assertThat(verify(Map.of())).as(this::said).isEqualTo(AuditCommand.BROKEN);
    assertThat(said()).contains(finding);
  }

  private int verify(Map<String, String> options) throws IOException {
    return run(exported.store(folder, "audit.jsonl"), options);
  }

  private int run(Path file, Map<String, String> options) {
    return command().run(List.of("verify", file.toString()), new HashMap<>(options));
  }

  private AuditCommand command() {
    out.reset();
    err.reset();
    return new AuditCommand(new PrintStream(out, true), new PrintStream(err, true));
  }

  private String keys(String id) throws IOException {
    return file("keys-" + id, Exported.keys(id));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8) + complaint();
  }

  private String complaint() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
