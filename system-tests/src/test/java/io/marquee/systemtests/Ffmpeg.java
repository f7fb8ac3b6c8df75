package io.marquee.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks into files; the renderer's own words about them count for nothing. */
final class Ffmpeg {
  private static final String PROGRAM = program();

  private Ffmpeg() {}

  /** What {@code ffmpeg -i} says. */
  static Video describe(Path file) {
    return Video.parse(
        new String(run(List.of("-i", file.toString()), true), StandardCharsets.UTF_8));
  }

  /** The picture at a time. */
  static Frame frame(Path file, double seconds) {
    Video video = describe(file);
    var arguments =
        List.of(
            "-v",
            "error",
            "-ss",
            String.format(Locale.ROOT, "%.3f", seconds),
            "-i",
            file.toString(),
            "-frames:v",
            "1",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "rgb24",
            "pipe:1");
    return new Frame(video.width(), video.height(), run(arguments, false));
  }

  private static byte[] run(List<String> arguments, boolean errors) {
    var command = new ArrayList<>(List.of(PROGRAM, "-nostdin", "-hide_banner"));
    command.addAll(arguments);
    var process = new ProcessBuilder(command);
    if (errors) process.redirectErrorStream(true);
    else process.redirectError(ProcessBuilder.Redirect.INHERIT);
    try (InputStream output = process.start().getInputStream()) {
      return output.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("ffmpeg is needed and cannot be run: install it", e);
    }
  }

  /** The bundled one; where there is none for this system, the system's own. */
  private static String program() {
    try (InputStream bundled =
        Ffmpeg.class.getResourceAsStream("/ws/schild/jave/nativebin/ffmpeg-amd64")) {
      boolean fits =
          System.getProperty("os.name").equals("Linux")
              && System.getProperty("os.arch").equals("amd64");
      if (bundled == null || !fits) return "ffmpeg";
      Path program = Files.createTempFile("ffmpeg", "");
      program.toFile().deleteOnExit();
      Files.write(program, bundled.readAllBytes());
      if (!program.toFile().setExecutable(true)) throw new IOException(program + " cannot be run");
      return program.toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
