package io.marquee.events.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PromisesTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path EVENTS = Path.of("src/main/resources/io/marquee/events");
  private static final Promises OURS =
      new Promises(EVENTS.resolve("schemas"), Path.of("schemas.log"));
  private static final EventSchema SCHEMAS =
      new EventSchema(new Javadocs(Path.of("src/main/java")));
  private static final String NAME = "film.archived.v1";

  @TempDir Path folder;

  static Stream<Class<? extends Event>> records() {
    return Contracts.topics().stream().flatMap(topic -> Contracts.recordsOf(topic).stream());
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordKeepsWhatWasPromised(Class<? extends Event> type) {
    String name = Contracts.nameOf(type);
    JsonNode now = SCHEMAS.of(type);
    if (Boolean.getBoolean("contracts.write") && !OURS.isKept(name, now)) OURS.promise(name, now);

    assertThat(OURS.refusal(name, now)).isEmpty();
    assertThat(OURS.isKept(name, now))
        .as("the schema of %s is new or has grown; ./run contracts writes it", name)
        .isTrue();
  }

  @Test
  void whatWasPromisedIsStillThere() throws IOException {
    String retired = System.getProperty("contracts.retire", "");
    if (!retired.isEmpty()) OURS.retire(retired);
    Set<String> known = records().map(Contracts::nameOf).collect(Collectors.toSet());

    assertThat(OURS.events())
        .allSatisfy(
            name ->
                assertThat(known)
                    .as(
                        """
                        %s was promised and has no record any more. Put it back: a new name or version goes out
                        beside the old one. Once nobody listens to it (architecture/EVENTS.md), delete its record, schema
                        and sample, and say so: ./run contracts retire %s""",
                        name, name)
                    .contains(name));
    for (String kind : Set.of("schemas", "samples")) {
      try (Stream<Path> files = Files.list(EVENTS.resolve(kind))) {
        assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
            .as("the files in " + kind)
            .containsExactlyInAnyOrderElementsOf(new TreeSet<>(known));
      }
    }
  }

  @Test
  void whatIsNewIsPromisedAsItIs() {
    Promises promises = promises();

    assertThat(promises.refusal(NAME, schema("a"))).isEmpty();
    assertThat(promises.isKept(NAME, schema("a"))).isFalse();
    promises.promise(NAME, schema("a"));
    assertThat(promises.isKept(NAME, schema("a"))).isTrue();
    assertThat(promises.events()).containsExactly(NAME);
  }

  @Test
  void aSchemaGrowsAndTheLogKeepsEachShape() throws IOException {
    Promises promises = promises();
    promises.promise(NAME, schema("a"));

    promises.promise(NAME, schema("a", "b"));

    assertThat(promises.isKept(NAME, schema("a", "b"))).isTrue();
    assertThat(Files.readAllLines(log())).hasSize(2);
    assertThatIllegalStateException()
        .isThrownBy(() -> promises.promise(NAME, schema("a")))
        .withMessageContaining("b is gone")
        .withMessageContaining("film.archived.v2");
  }

  @Test
  void betterWordsAreNoOtherPromise() throws IOException {
    Promises promises = promises();
    promises.promise(NAME, JSON.readTree("{\"type\":\"object\",\"description\":\"old\"}"));

    promises.promise(NAME, JSON.readTree("{\"type\":\"object\",\"description\":\"new\"}"));

    assertThat(Files.readAllLines(log())).hasSize(1);
  }

  @Test
  void aBreachIsNotWrittenEvenThoughItsSchemaIsChangedByHand() throws IOException {
    Promises promises = promises();
    promises.promise(NAME, schema("a", "b"));

    Files.writeString(file(), schema("a").toString());

    assertThat(promises.refusal(NAME, schema("a"))).contains("changed by hand");
    assertThat(promises.isKept(NAME, schema("a"))).isFalse();
  }

  @Test
  void aSchemaThatIsGoneIsMissed() throws IOException {
    Promises promises = promises();
    promises.promise(NAME, schema("a"));

    Files.delete(file());

    assertThat(promises.refusal(NAME, schema("other"))).contains("gone, but it was promised");
    assertThat(promises.events()).contains(NAME);
  }

  @Test
  void aRetiredNameIsNeverUsedAgain() {
    Promises promises = promises();
    promises.promise(NAME, schema("a"));

    promises.retire(NAME);

    assertThat(promises.events()).isEmpty();
    assertThat(promises.refusal(NAME, schema("a"))).contains("retired");
  }

  private Promises promises() {
    return new Promises(folder.resolve("schemas"), log());
  }

  private Path log() {
    return folder.resolve("schemas.log");
  }

  private Path file() {
    return folder.resolve("schemas").resolve(NAME + ".json");
  }

  private static JsonNode schema(String... optional) {
    var schema = JSON.createObjectNode().put("type", "object");
    var properties = schema.putObject("properties");
    for (String name : optional) properties.putObject(name).put("type", "string");
    return schema;
  }
}
