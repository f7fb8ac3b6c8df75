package io.marquee.local.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependenciesCommandTests {

  private static final LocalDate PUBLISHED = LocalDate.of(2026, 11, 1);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void twoServicesAreBuilt() throws IOException {
    built("gateway", "io.netty:netty-codec-http:4.2.18.Final", "org.example:parser:2.0");
    built("film-service", "org.example:parser:2.0", "io.marquee:event-contracts:0.1.0-SNAPSHOT");
    Files.createDirectories(folder.resolve("advisories"));
  }

  @Test
  void listsEachLibraryOnceWithWhoHasIt() {
    assertThat(run(PUBLISHED, Map.of())).isZero();
    assertThat(said())
        .contains("io.netty:netty-codec-http 4.2.18.Final  gateway")
        .contains("org.example:parser 2.0  film-service, gateway")
        .contains("2 libraries", "NOT CHECKED")
        .doesNotContain("io.marquee");
  }

  @ParameterizedTest
  @CsvSource({"CRITICAL, 7", "HIGH, 14", "MODERATE, 30", "LOW, 90", "whatever, 14"})
  void aWeaknessIsOverdueFromTheDayAfterItsTime(String severity, int days) throws IOException {
    advisory("GHSA-1", severity, "{\"introduced\":\"1.5\"},{\"fixed\":\"2.0.1\"}", "");
    assertThat(run(PUBLISHED.plusDays(days), osv())).isZero();
    assertThat(said()).contains("WEAK     org.example:parser 2.0: GHSA-1", "1 concern us");
    assertThat(run(PUBLISHED.plusDays(days + 1), osv())).isEqualTo(DependenciesCommand.OVERDUE);
    assertThat(said()).contains("OVERDUE  org.example:parser 2.0: GHSA-1");
  }

  @ParameterizedTest
  @CsvSource({"CRITICAL, 7", "HIGH, 7", "MODERATE, 14", "LOW, 30"})
  void whatReadsStrangersIsTreatedOneStepWorse(String severity, int days) throws IOException {
    String netty = "io.netty:netty-codec-http";
    advisory("GHSA-1", netty, severity, "{\"introduced\":\"4\"}", "");
    assertThat(run(PUBLISHED.plusDays(days), osv())).isZero();
    assertThat(run(PUBLISHED.plusDays(days + 1), osv())).isEqualTo(DependenciesCommand.OVERDUE);
    assertThat(said()).contains("OVERDUE  " + netty);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"introduced\":\"0\"},{\"fixed\":\"1.9.9\"}            | 0",
        "{\"introduced\":\"2.0.1\"}                              | 0",
        "{\"introduced\":\"0\"},{\"fixed\":\"2.0\"}              | 0",
        "{\"introduced\":\"0\"},{\"fixed\":\"2.0.0.1\"}          | 1",
        "{\"introduced\":\"0\"}                                  | 1",
        "{\"introduced\":\"1\"},{\"last_affected\":\"2.0\"}      | 1",
        "{\"introduced\":\"1\"},{\"last_affected\":\"2.0-rc1\"}  | 0",
        "{\"introduced\":\"0\"},{\"fixed\":\"1\"},{\"introduced\":\"2\"},{\"fixed\":\"3\"} | 1"
      })
  void knowsWhichVersionsHaveIt(String events, int found) throws IOException {
    advisory("GHSA-1", "HIGH", events, "");
    run(PUBLISHED, osv());
    assertThat(said()).contains(found + " concern us");
  }

  @Test
  void whatWasWithdrawnIsNoWeakness() throws IOException {
    advisory("GHSA-1", "HIGH", "{\"introduced\":\"0\"}", "\"withdrawn\":\"2026-11-02T00:00:00Z\",");
    advisory("GHSA-2", "HIGH", "{\"introduced\":\"3\"}", "");
    assertThat(run(PUBLISHED.plusYears(1), osv())).isZero();
    assertThat(said()).contains("1 advisories looked through: 0 concern us");
  }

  @Test
  void readsTheZipThatIsGivenOut() throws IOException {
    advisory("GHSA-1", "HIGH", "{\"introduced\":\"0\"}", "");
    Path zip = folder.resolve("all.zip");
    try (var to = new ZipOutputStream(Files.newOutputStream(zip))) {
      to.putNextEntry(new ZipEntry("GHSA-1.json"));
      to.write(Files.readAllBytes(folder.resolve("advisories/GHSA-1.json")));
    }
    run(PUBLISHED, Map.of("osv", zip.toString()));
    assertThat(said()).contains("1 concern us");
  }

  @Test
  void saysWhatItCannotRead() throws IOException {
    assertThat(run(PUBLISHED, Map.of("osv", folder.resolve("nowhere").toString())))
        .isEqualTo(DependenciesCommand.WRONG_USE);
    assertThat(run(PUBLISHED, osv())).as("an empty folder").isEqualTo(2);
    Files.writeString(folder.resolve("advisories/a.json"), "<html>");
    assertThat(run(PUBLISHED, osv())).isEqualTo(2);
    Files.delete(folder.resolve("gateway/target/classes/META-INF/sbom/application.cdx.json"));
    assertThat(run(PUBLISHED, Map.of())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("no folder or zip", "holds no advisory", "is not JSON", "gateway is not built");
  }

  /** The page's table of days is what the command counts with. */
  @Test
  void thePageSaysTheSameDays() throws IOException {
    Path page = Path.of("..", "architecture", "security", "dependencies.md");
    String policy = Files.readString(page);
    for (Severity severity : Severity.values())
      assertThat(policy)
          .contains(
              "| %s | %d days |"
                  .formatted(severity.name().toLowerCase(java.util.Locale.ROOT), severity.days()));
  }

  private Map<String, String> osv() {
    return Map.of("osv", folder.resolve("advisories").toString());
  }

  private int run(LocalDate today, Map<String, String> options) {
    return new DependenciesCommand(folder, today, new PrintStream(out), new PrintStream(err))
        .run(List.of(), options);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void built(String module, String... libraries) throws IOException {
    Path place = folder.resolve(module).resolve("target/classes/META-INF/sbom");
    Files.createDirectories(place);
    Files.writeString(folder.resolve(module).resolve("pom.xml"), "<project/>");
    var components = new StringBuilder();
    for (String library : libraries) {
      String[] parts = library.split(":");
      if (!components.isEmpty()) components.append(",");
      components.append(
          "{\"group\":\"%s\",\"name\":\"%s\",\"version\":\"%s\"}".formatted((Object[]) parts));
    }
    Files.writeString(
        place.resolve("application.cdx.json"), "{\"components\":[" + components + "]}");
  }

  private void advisory(String id, String severity, String events, String more) throws IOException {
    advisory(id, "org.example:parser", severity, events, more);
  }

  private void advisory(String id, String library, String severity, String events, String more)
      throws IOException {
    Files.writeString(
        folder.resolve("advisories").resolve(id + ".json"),
        """
        {"id":"%s","published":"%sT10:00:00Z",%s"database_specific":{"severity":"%s"},
         "affected":[{"package":{"ecosystem":"Maven","name":"%s"},
                      "ranges":[{"type":"ECOSYSTEM","events":[%s]}]},
                     {"package":{"ecosystem":"npm","name":"parser"}}]}
        """
            .formatted(id, PUBLISHED, more, severity, library, events));
  }
}
