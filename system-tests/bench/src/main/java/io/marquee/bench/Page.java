package io.marquee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Where results are kept: JSON beside the logs, and the tables of the page in the repository. */
public record Page(Path repository, Path folder) {
  private static final double GIBIBYTE = 1024.0 * 1024 * 1024;

  /** What was measured, for machines; anew after each figure. */
  void keep(String what, Options options, Map<String, ?> results) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("measured", what);
    all.put("on", LocalDate.now(ZoneOffset.UTC).toString());
    all.put("machine", machine());
    all.put("rows", options.rows());
    all.put("seconds", options.seconds());
    all.putAll(results);
    JsonMapper json = JsonMapper.builder().build();
    Files.write(
        folder.resolve(what + ".json"),
        json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
  }

  /** Replaces what lies between the marks of the outbox's page. */
  void write(String what, String tables) throws IOException {
    write("platform/outbox/BENCHMARKS.md", what, tables);
  }

  /** Replaces what lies between the marks of a page. */
  public void write(String place, String what, String tables) throws IOException {
    Path page = repository.resolve(place);
    String text = Files.readString(page);
    String begin = "<!-- %s -->\n".formatted(what);
    String end = "<!-- end of %s -->".formatted(what);
    int from = text.indexOf(begin) + begin.length();
    Files.writeString(
        page,
        text.substring(0, from)
            + "Measured on %s on %s.\n\n".formatted(LocalDate.now(ZoneOffset.UTC), machine())
            + tables
            + text.substring(text.indexOf(end)));
    System.out.println("Written to " + repository.relativize(page));
  }

  static String machine() throws IOException {
    double memory = 0;
    for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
      if (line.startsWith("MemTotal:")) {
        memory = 1024.0 * Long.parseLong(line.replaceAll("[^0-9]", "")) / GIBIBYTE;
      }
    }
    return "%d cores and %.0f GiB, JDK %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(), memory, Runtime.version().toString());
  }
}
