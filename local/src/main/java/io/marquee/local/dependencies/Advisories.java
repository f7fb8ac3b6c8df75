package io.marquee.local.dependencies;

import io.marquee.local.home.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what osv.dev gives out: a zip, or a folder, with a JSON file for each advisory. */
final class Advisories {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WHERE =
      "Fetch https://osv-vulnerabilities.storage.googleapis.com/Maven/all.zip";

  private Advisories() {}

  static List<Advisory> read(Path place) {
    try {
      if (Files.isDirectory(place)) return in(place);
      try (var zip = FileSystems.newFileSystem(place)) {
        return in(zip.getPath("/"));
      }
    } catch (IOException | java.nio.file.ProviderNotFoundException unreadable) {
      throw new Refusal("%s is no folder or zip of advisories.".formatted(place), WHERE);
    }
  }

  private static List<Advisory> in(Path folder) throws IOException {
    var found = new ArrayList<Advisory>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          Advisory advisory = Advisory.of(JSON.readTree(in));
          if (advisory != null) found.add(advisory);
        } catch (JacksonException notJson) {
          throw new Refusal("%s is not JSON.".formatted(file), WHERE);
        }
      }
    }
    if (found.isEmpty()) throw new Refusal("%s holds no advisory.".formatted(folder), WHERE);
    return found;
  }
}
