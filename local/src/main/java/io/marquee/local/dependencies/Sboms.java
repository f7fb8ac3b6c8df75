package io.marquee.local.dependencies;

import io.marquee.local.home.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what each service is made of: the CycloneDX document that its build puts into its jar. */
final class Sboms {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path PLACE = Path.of("target/classes/META-INF/sbom/application.cdx.json");

  private Sboms() {}

  /** The libraries of others, and the modules that hold each. */
  static SortedMap<Library, SortedSet<String>> read(Path repository) {
    SortedMap<Library, SortedSet<String>> all = new TreeMap<>();
    for (Path module : modules(repository)) {
      Path file = module.resolve(PLACE);
      if (!Files.exists(file)) {
        throw new Refusal("%s is not built.".formatted(module.getFileName()), "mvn package");
      }
      for (JsonNode component : JSON.readTree(file.toFile()).path("components")) {
        String group = component.path("group").asString("");
        if (group.equals("io.marquee")) continue;
        var library =
            new Library(
                group + ":" + component.path("name").asString(),
                component.path("version").asString());
        all.computeIfAbsent(library, key -> new TreeSet<>()).add("" + module.getFileName());
      }
    }
    return all;
  }

  private static List<Path> modules(Path repository) {
    try (Stream<Path> folders = Files.list(repository)) {
      return folders
          .filter(folder -> folder.endsWith("gateway") || folder.toString().endsWith("-service"))
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
