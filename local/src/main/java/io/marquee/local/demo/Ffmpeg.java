package io.marquee.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The bundled ffmpeg, or the system's: it has no ffprobe beside it, but describes its inputs. */
record Ffmpeg(Path program) {

  static Ffmpeg find(Path folder) throws IOException {
    String name = bundled(System.getProperty("os.name"), System.getProperty("os.arch"));
    try (InputStream bundled =
        Ffmpeg.class.getResourceAsStream("/ws/schild/jave/nativebin/" + name)) {
      if (bundled == null) return new Ffmpeg(Path.of("ffmpeg"));
      Path program = folder.resolve(name);
      if (!Files.exists(program)) {
        Path fresh = folder.resolve(name + ".new");
        Files.createDirectories(folder);
        Files.deleteIfExists(fresh);
        Files.copy(bundled, fresh);
        if (!fresh.toFile().setExecutable(true)) throw new IOException(fresh + " cannot be run");
        Files.move(fresh, program);
      }
      return new Ffmpeg(program);
    }
  }

  static String bundled(String system, String architecture) {
    boolean arm = architecture.equals("aarch64");
    if (system.toLowerCase(Locale.ROOT).startsWith("mac"))
      return arm ? "ffmpeg-aarch64-osx" : "ffmpeg-x86_64-osx";
    return arm ? "ffmpeg-aarch64" : "ffmpeg-amd64";
  }

  Video describe(Path file) {
    try {
      // Without an output it complains at the end, after it has said all that we ask.
      Process process =
          new ProcessBuilder(program.toString(), "-hide_banner", "-i", file.toString())
              .redirectErrorStream(true)
              .start();
      try (InputStream output = process.getInputStream()) {
        return Video.parse(new String(output.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new Unexpected("ffmpeg", "to run (install it)", String.valueOf(e.getMessage()));
    }
  }
}
