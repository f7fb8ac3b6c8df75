package io.marquee.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTests {
  @TempDir Path root;

  @BeforeEach
  void aReactorOfAPlatformTwoServicesAndATestKit() throws IOException {
    write(
        "pom.xml", "<project>" + modules("platform/web", "kit", "film", "billing") + "</project>");
    write("platform-bom/pom.xml", "<project/>");
    write("platform/web/pom.xml", pom("platform-web", ""));
    write("kit/pom.xml", pom("kit", ""));
    write("film/pom.xml", pom("film", dependency("platform-web", "") + dependency("kit", "test")));
    write("billing/pom.xml", pom("billing", ""));
    write("platform/web/src/main/java/Problem.java", "class Problem {}");
    write("film/src/main/java/Film.java", "class Film {}");
    write("film/src/test/java/FilmTests.java", "class FilmTests {}");
  }

  @Test
  void stayTheSameWhileContentsDo() throws IOException {
    String before = print("film");
    Files.setLastModifiedTime(
        root.resolve("film/src/main/java/Film.java"), FileTime.from(Instant.EPOCH));

    assertThat(print("film")).isEqualTo(before);
  }

  @Test
  void changeWithASourceAddedChangedOrRemoved() throws IOException {
    String before = print("film");

    write("film/src/main/java/Shot.java", "class Shot {}");
    String added = print("film");
    assertThat(added).isNotEqualTo(before);

    write("film/src/main/java/Shot.java", "class Shot { }");
    assertThat(print("film")).isNotIn(before, added);

    Files.delete(root.resolve("film/src/main/java/Shot.java"));
    assertThat(print("film")).isEqualTo(before);
  }

  @Test
  void changeWithWhatTheModuleIsBuiltFromAndOnlyThere() throws IOException {
    String film = print("film");
    String billing = print("billing");

    write("platform/web/src/main/java/Problem.java", "class Problem { int status; }");

    assertThat(print("film")).isNotEqualTo(film);
    assertThat(print("billing")).isEqualTo(billing);
  }

  @Test
  void changeWithAnyPomAboveThem() throws IOException {
    String billing = print("billing");

    write("platform-bom/pom.xml", "<project><!-- newer --></project>");

    assertThat(print("billing")).isNotEqualTo(billing);
  }

  @Test
  void doNotChangeWithTests() throws IOException {
    String film = print("film");

    write("film/src/test/java/FilmTests.java", "class FilmTests { int more; }");
    write("kit/src/main/java/Kit.java", "class Kit {}");

    assertThat(print("film")).isEqualTo(film);
  }

  @Test
  void changeWithWhatNpmBuildsButNotWithWhatItFetches() throws IOException {
    write("billing/package.json", "{}");
    write("billing/src/main.tsx", "1");
    String before = print("billing");

    write("billing/node_modules/react/index.js", "1");
    write("billing/target/classes/index.html", "1");
    assertThat(print("billing")).isEqualTo(before);

    write("billing/src/main.tsx", "2");
    assertThat(print("billing")).isNotEqualTo(before);
  }

  private String print(String artifact) throws IOException {
    return new Fingerprints(Reactor.read(root)).of(artifact);
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String modules(String... paths) {
    var modules = new StringBuilder("<module>platform-bom</module>");
    for (String path : paths) modules.append("<module>").append(path).append("</module>");
    return modules.toString();
  }

  private static String pom(String artifact, String dependencies) {
    return "<project><parent><artifactId>marquee</artifactId></parent><artifactId>%s</artifactId>%s</project>"
        .formatted(artifact, dependencies);
  }

  private static String dependency(String artifact, String scope) {
    return "<dependency><groupId>io.marquee</groupId><artifactId>%s</artifactId>%s</dependency>"
        .formatted(artifact, scope.isEmpty() ? "" : "<scope>" + scope + "</scope>");
  }
}
