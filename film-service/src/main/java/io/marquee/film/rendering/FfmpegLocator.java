package io.marquee.film.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds an ffmpeg: the one that is configured, the system's when it is new enough and can write
 * H.264, or the one that comes in a jar.
 */
class FfmpegLocator {

  /** 4.4 is the first with everything we ask of it: xfade, amix without normalising, setts. */
  private static final int MAJOR = 4;

  private static final int MINOR = 4;
  private static final Pattern VERSION = Pattern.compile("ffmpeg version n?(\\d+)\\.(\\d+)");

  private final @Nullable String configured;
  private final Path directory;

  FfmpegLocator(@Nullable String configured, Path directory) {
    this.configured = configured;
    this.directory = directory;
  }

  String locate() {
    var named = configured != null ? configured : System.getenv("MARQUEE_FFMPEG");
    if (named != null && !named.isBlank()) {
      if (!usable(named)) throw new FfmpegMissing("'%s' is not".formatted(named));
      return named;
    }
    if (usable("ffmpeg")) return "ffmpeg";
    return bundled()
        .filter(FfmpegLocator::usable)
        .orElseThrow(() -> new FfmpegMissing("The system has no"));
  }

  private static boolean usable(String executable) {
    try {
      var process =
          new ProcessBuilder(executable, "-hide_banner", "-version")
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 && fits(output);
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static boolean fits(String versionOutput) {
    var version = VERSION.matcher(versionOutput);
    // A build from the sources' head has no number, and is new.
    if (!version.find()) {
      return versionOutput.startsWith("ffmpeg version N-") && versionOutput.contains("libx264");
    }
    var major = Integer.parseInt(version.group(1));
    var minor = Integer.parseInt(version.group(2));
    return (major > MAJOR || major == MAJOR && minor >= MINOR) && versionOutput.contains("libx264");
  }

  private Optional<String> bundled() {
    var name = "ws/schild/jave/nativebin/" + binary();
    try (var source = FfmpegLocator.class.getClassLoader().getResourceAsStream(name)) {
      if (source == null) return Optional.empty();
      var target = directory.resolve("bin").resolve(binary());
      if (!Files.isExecutable(target)) {
        Files.createDirectories(target.getParent());
        // Two services that start together must not see half a file.
        var part = Files.createTempFile(target.getParent(), binary(), ".part");
        Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
        if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      }
      return Optional.of(target.toAbsolutePath().toString());
    } catch (IOException exception) {
      throw new UncheckedIOException("cannot unpack ffmpeg to " + directory, exception);
    }
  }

  private static String binary() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var arm = machine.contains("aarch64") || machine.contains("arm64");
    if (system.contains("win")) return "ffmpeg-amd64.exe";
    if (system.contains("mac")) return arm ? "ffmpeg-aarch64-osx" : "ffmpeg-x86_64-osx";
    return arm ? "ffmpeg-aarch64" : "ffmpeg-amd64";
  }
}
