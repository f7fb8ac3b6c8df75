package io.marquee.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows here what a launcher in the background says as it starts. */
final class LogRelay {
  /** With this a launcher begins its last words, which its parent says itself. */
  private static final String REFUSAL = "marquee: ";

  private final Path log;
  private long shown;

  LogRelay(Path log) {
    this.log = log;
  }

  /** Nothing of what it has said so far. */
  void skip() throws IOException {
    if (Files.exists(log)) shown = Files.size(log);
  }

  /** Whole lines that came since the last call. */
  void show() throws IOException {
    if (!Files.exists(log)) return;
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(shown);
      byte[] fresh = new byte[(int) (file.length() - shown)];
      file.readFully(fresh);
      String text = new String(fresh, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      int refusal = text.indexOf(REFUSAL);
      if (refusal >= 0) return;
      System.out.print(text.substring(0, end));
      shown += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }
  }
}
