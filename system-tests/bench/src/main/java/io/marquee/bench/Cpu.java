package io.marquee.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes cost, out of {@code /proc} (see proc(5)). */
final class Cpu {
  private static final double TICKS_PER_SECOND = 100;

  /** Fields of {@code stat} counted from the one after the name: utime, stime, cutime, cstime. */
  private static final int USER = 11;

  private static final int CHILDREN_SYSTEM = 14;

  private Cpu() {}

  /** Seconds of processor time of a process and its ended children. */
  static double of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double ticks = 0;
      for (int i = USER; i <= CHILDREN_SYSTEM; i++) ticks += Long.parseLong(fields[i]);
      return ticks / TICKS_PER_SECOND;
    } catch (IOException gone) {
      return 0;
    }
  }

  /** Of a process and all that it started. */
  static double ofTree(long pid) {
    return of(pid)
        + ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToDouble(child -> of(child.pid()))
            .sum();
  }

  /** Proportional set size in bytes: what it would free if it were gone. */
  static long memory(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      if (line.startsWith("Pss:")) return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
    throw new IOException("no Pss of " + pid);
  }
}
