package io.marquee.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the system knows of a process, from {@code /proc} where there is one. */
final class ProcessTable {
  static final boolean PROC = Files.isReadable(Path.of("/proc/self/stat"));

  /** Fields of {@code /proc/PID/stat} after the name: the state is the first of them. */
  private static final int START_TIME = 19;

  /** USER_HZ, which is 100 on every architecture that Java runs on. */
  static final double TICKS_PER_SECOND = 100;

  private ProcessTable() {}

  /** Boot and clock tick on Linux, since the wall clock of a start shifts with the clock. */
  static Optional<String> birth(long pid) {
    if (!PROC) {
      return ProcessHandle.of(pid)
          .flatMap(handle -> handle.info().startInstant())
          .map(start -> Long.toString(start.toEpochMilli()));
    }
    return stat(pid)
        .filter(fields -> !fields[0].equals("Z"))
        .map(fields -> boot() + "/" + fields[START_TIME]);
  }

  /** Since its birth; not by the wall clock, which may have been set since. */
  static long uptimeSeconds(long pid) {
    if (!PROC) {
      return ProcessHandle.of(pid)
          .flatMap(handle -> handle.info().startInstant())
          .map(start -> Duration.between(start, Instant.now()).toSeconds())
          .orElse(0L);
    }
    try {
      double now = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
      return stat(pid)
          .map(fields -> (long) (now - Long.parseLong(fields[START_TIME]) / TICKS_PER_SECOND))
          .orElse(0L);
    } catch (IOException e) {
      return 0;
    }
  }

  /** All words, or "" if there is no such process. */
  static String commandLine(long pid) {
    try {
      if (PROC) {
        byte[] words = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
        return new String(words, StandardCharsets.UTF_8).replace('\0', ' ');
      }
      var ps = new ProcessBuilder("ps", "-ww", "-o", "command=", "-p", Long.toString(pid)).start();
      try (var output = ps.inputReader()) {
        return output.readAllAsString();
      }
    } catch (IOException e) {
      return "";
    }
  }

  /** The fields behind the name, which may itself hold spaces and brackets. */
  static Optional<String[]> stat(long pid) {
    try {
      String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String boot() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
