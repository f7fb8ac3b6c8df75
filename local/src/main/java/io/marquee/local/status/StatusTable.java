package io.marquee.local.status;

import io.marquee.local.supervisor.PartState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The suite as lines for a terminal. */
public final class StatusTable {
  private static final double MEBIBYTE = 1 << 20;
  private static final String ROW = "%-14s %-11s %-18s %8s %9s %8s %9s %8s";

  private StatusTable() {}

  public static List<String> render(SuiteStatus suite) {
    var lines = new ArrayList<String>();
    lines.add(
        ROW.formatted("process", "health", "port", "pid", "memory", "cpu", "uptime", "restarts"));
    for (PartStatus part : suite.processes()) lines.add(row(part));
    lines.add(
        ROW.formatted(
            "total",
            suite.healthy() ? "up" : suite.running() ? "not all up" : "down",
            "",
            "",
            megabytes(suite.memoryBytes()),
            seconds(suite.cpuSeconds()),
            "",
            ""));
    if (suite.startSeconds() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Last start: %.1f s until all answered, %.1f CPU s.",
              suite.startSeconds(),
              suite.startCpuSeconds()));
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static String row(PartStatus part) {
    return ROW.formatted(
        part.name(),
        health(part),
        part.ports().stream().map(String::valueOf).collect(Collectors.joining(",")),
        part.pid() == 0 ? "-" : Long.toString(part.pid()),
        megabytes(part.memoryBytes()),
        seconds(part.cpuSeconds()),
        uptime(part.uptimeSeconds()),
        part.restarts());
  }

  private static String health(PartStatus part) {
    if (part.healthy()) return "up";
    if (part.state() == PartState.HEALTHY) return "not ready"; // it was, and does not answer now
    return part.state().name().toLowerCase(Locale.ROOT);
  }

  private static String megabytes(long bytes) {
    return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
  }

  private static String seconds(double seconds) {
    return seconds == 0 ? "-" : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  static String uptime(long seconds) {
    if (seconds == 0) return "-";
    Duration time = Duration.ofSeconds(seconds);
    return time.toHours() > 0
        ? "%dh%02dm".formatted(time.toHours(), time.toMinutesPart())
        : "%dm%02ds".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
