package io.marquee.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine must have; each lack is one sentence with its remedy, or "" for none. */
public final class Requirements {
  private static final long GIGABYTE = 1L << 30;

  private Requirements() {}

  /** Free disk where {@code place} lies, or will lie. */
  public static String disk(Path place, double gigabytes) throws IOException {
    Path existing = place.toAbsolutePath();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    long free = Files.getFileStore(existing).getUsableSpace();
    if (free >= gigabytes * GIGABYTE) return "";
    return "Too little disk: %s has %.1f GB free and Marquee needs %.1f GB. Make room, or set MARQUEE_HOME to a folder on a larger disk."
        .formatted(existing, (double) free / GIGABYTE, gigabytes);
  }

  /** Memory that can be had without swapping; unknown (macOS) counts as enough. */
  public static String memory(double gigabytes) throws IOException {
    Path meminfo = Path.of("/proc/meminfo");
    if (!Files.exists(meminfo)) return "";
    return memory(Files.readString(meminfo), gigabytes);
  }

  static String memory(String meminfo, double gigabytes) {
    for (String line : meminfo.lines().toList()) {
      if (!line.startsWith("MemAvailable:")) continue;
      double available = Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / GIGABYTE;
      if (available >= gigabytes) return "";
      return "Too little memory: %.1f GB are available and Marquee needs %.1f GB. Close other programs, or give this machine more."
          .formatted(available, gigabytes);
    }
    return "";
  }
}
