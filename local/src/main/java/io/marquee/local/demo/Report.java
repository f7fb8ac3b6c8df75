package io.marquee.local.demo;

import io.marquee.local.status.SuiteStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The journey's end: what was made and how long each step took.
 *
 * @param found ids and addresses by name
 */
public record Report(Map<String, String> found, List<Steps.Step> steps) {
  private static final double MEBIBYTE = 1 << 20;

  /**
   * @param suite what it ran on; null when that is elsewhere
   */
  public void print(@Nullable SuiteStatus suite) {
    System.out.println();
    System.out.println("step             seconds");
    for (Steps.Step step : steps) {
      System.out.printf(Locale.ROOT, "%-16s %7.2f%n", step.name(), step.seconds());
    }
    System.out.printf(Locale.ROOT, "%-16s %7.2f%n", "all", seconds());
    System.out.println();
    line("film", found.get("media_url"));
    line("feed", found.get("feed_url"));
    line("mail", found.get("mail_url"));
    if (suite == null) return;
    System.out.printf(
        Locale.ROOT,
        "last start %.1f s, %.1f CPU s · memory %.0f MiB (PSS of %d processes)%n",
        suite.startSeconds(),
        suite.startCpuSeconds(),
        suite.memoryBytes() / MEBIBYTE,
        suite.processes().size());
  }

  private static void line(String name, @Nullable String url) {
    if (url != null) System.out.printf("%-5s %s%n", name, url);
  }

  double seconds() {
    return steps.stream().mapToDouble(Steps.Step::seconds).sum();
  }

  /** For programs. */
  public void write(Path file, @Nullable SuiteStatus suite) throws IOException {
    var all = new LinkedHashMap<String, Object>();
    all.put("found", found);
    all.put("steps", steps);
    all.put("seconds", seconds());
    if (suite != null) all.put("suite", suite);
    Files.write(
        file,
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(all));
  }
}
