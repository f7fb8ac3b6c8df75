package io.marquee.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process costs, with all that it started (PostgreSQL's backends, ffmpeg).
 *
 * @param memory proportional set size in bytes where the system tells it (Linux), else resident
 * @param cpuSeconds used so far, ended children included
 */
public record Usage(long memory, double cpuSeconds) {
  public static final Usage NONE = new Usage(0, 0);

  private static final int USER_TIME = 11;
  private static final int CHILDREN_SYSTEM_TIME = 14;
  private static final long KIBIBYTE = 1024;

  public static Usage of(long pid) {
    var pids = new ArrayList<>(List.of(pid));
    ProcessHandle.of(pid).ifPresent(it -> it.descendants().forEach(child -> pids.add(child.pid())));
    return pids.stream().map(Usage::ofOne).reduce(NONE, Usage::plus);
  }

  /** Without its living children, which are counted apart. */
  public static Usage ofOne(long pid) {
    return ProcessTable.PROC ? new Usage(pss(pid), cpu(pid)) : fromPs(pid);
  }

  public Usage plus(Usage other) {
    return new Usage(memory + other.memory, cpuSeconds + other.cpuSeconds);
  }

  private static long pss(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
        if (line.startsWith("Pss:")) return number(line) * KIBIBYTE;
      }
    } catch (IOException e) {
      // gone meanwhile, or of another user: then it counts as nothing
    }
    return 0;
  }

  private static double cpu(long pid) {
    return ProcessTable.stat(pid)
        .map(
            fields -> {
              long ticks = 0;
              for (int i = USER_TIME; i <= CHILDREN_SYSTEM_TIME; i++) {
                ticks += Long.parseLong(fields[i]);
              }
              return ticks / ProcessTable.TICKS_PER_SECOND;
            })
        .orElse(0.0);
  }

  private static Usage fromPs(long pid) {
    try {
      var ps = new ProcessBuilder("ps", "-o", "rss=,time=", "-p", Long.toString(pid)).start();
      try (var output = ps.inputReader()) {
        return parsePs(output.readAllAsString().strip());
      }
    } catch (IOException e) {
      return NONE;
    }
  }

  /** Such as {@code 12345 1:02.50}: kibibytes, and minutes or hours before the seconds. */
  static Usage parsePs(String line) {
    String[] words = line.split("\\s+");
    if (words.length != 2) return NONE;
    double seconds = 0;
    for (String part : words[1].split("[:-]")) seconds = seconds * 60 + Double.parseDouble(part);
    return new Usage(Long.parseLong(words[0]) * KIBIBYTE, seconds);
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceAll("[^0-9]", ""));
  }
}
