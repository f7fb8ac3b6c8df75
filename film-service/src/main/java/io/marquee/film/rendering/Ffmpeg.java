package io.marquee.film.rendering;

import io.marquee.film.rendering.FfmpegFailed.Reason;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Runs ffmpeg as a child process: no more than so many at once, each with a limit of time and
 * memory, reading files and pipes only, and ended when the caller is interrupted.
 */
class Ffmpeg implements AutoCloseable {

  private static final int TAIL = 4000;

  private final String executable;
  private final List<String> limits;
  private final Duration timeLimit;
  private final Semaphore places;
  private final int threads;

  /**
   * The system ends the children of a thread that is gone, so the thread that starts them must not
   * be one that comes and goes, as a virtual thread's carrier does.
   */
  private final ExecutorService launcher =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("ffmpeg-launcher").daemon(true).factory());

  Ffmpeg(RenderingSettings settings) {
    this.executable = new FfmpegLocator(settings.ffmpeg(), settings.workDirectory()).locate();
    this.timeLimit = settings.timeLimit();
    this.places = new Semaphore(settings.processes(), true);
    this.threads = Math.max(1, Runtime.getRuntime().availableProcessors() / settings.processes());
    this.limits =
        call(
            launcher,
            () -> ChildLimits.command(settings.memoryLimit(), timeLimit.multipliedBy(threads)));
  }

  void run(Path directory, List<String> arguments) throws InterruptedException {
    run(directory, arguments, frame -> {});
  }

  /**
   * Waits for a place, then for ffmpeg to end.
   *
   * @param directory where it runs
   * @param arguments inputs, filters and output, as on its command line
   * @param progress told the number of frames written so far, now and then
   * @throws FfmpegFailed when it fails or breaks a limit
   * @throws InterruptedException when the thread is interrupted; the process is gone then
   */
  void run(Path directory, List<String> arguments, IntConsumer progress)
      throws InterruptedException {
    places.acquire();
    try {
      var ended = watch(start(directory, arguments), progress);
      if (ended.exitCode() != 0) throw failed(ended);
    } finally {
      places.release();
    }
  }

  /** What ffmpeg tells about a file; it has no other way to say it than failing. */
  String describe(Path directory, Path file) throws InterruptedException {
    places.acquire();
    try {
      return watch(start(directory, describing(file)), frame -> {}).tail();
    } finally {
      places.release();
    }
  }

  private static List<String> describing(Path file) {
    return List.of(
        "-hide_banner", "-protocol_whitelist", "file,pipe", "-i", file.toAbsolutePath().toString());
  }

  private record Ended(int exitCode, boolean timedOut, String tail) {}

  private Process start(Path directory, List<String> arguments) {
    var command = new ArrayList<>(limits);
    command.add(executable);
    command.addAll(arguments);
    return call(
        launcher,
        () -> {
          var builder =
              new ProcessBuilder(command)
                  .directory(directory.toFile())
                  .redirectInput(ProcessBuilder.Redirect.from(nothing()));
          // Our environment holds secrets, and the child needs none of it.
          builder.environment().clear();
          builder
              .environment()
              .putAll(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C", "MALLOC_ARENA_MAX", "2"));
          return builder.start();
        });
  }

  private Ended watch(Process process, IntConsumer progress) throws InterruptedException {
    var tail = new Tail();
    var errors = Thread.ofVirtual().start(() -> tail.read(process.getErrorStream()));
    var frames = Thread.ofVirtual().start(() -> follow(process.inputReader(), progress));
    try {
      var ended = process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) process.destroyForcibly().waitFor();
      errors.join();
      frames.join();
      return new Ended(process.exitValue(), !ended, tail.text());
    } finally {
      process.destroyForcibly();
    }
  }

  private FfmpegFailed failed(Ended ended) {
    // 152 = ended by SIGXCPU, the limit of processor time.
    if (ended.timedOut() || ended.exitCode() == 152) {
      return new FfmpegFailed(
          Reason.RENDER_TIMEOUT, "ffmpeg was stopped after " + timeLimit.toSeconds() + " s");
    }
    var tail = ended.tail().strip();
    if (tail.contains("Cannot allocate memory") || tail.contains("malloc of size")) {
      return new FfmpegFailed(Reason.RENDER_OUT_OF_MEMORY, tail);
    }
    return new FfmpegFailed(
        Reason.RENDER_FAILED, "ffmpeg ended with %d: %s".formatted(ended.exitCode(), tail));
  }

  /** Reads {@code -progress}: lines of name=value. */
  private static void follow(BufferedReader lines, IntConsumer progress) {
    try (lines) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("frame=")) {
          progress.accept(Integer.parseInt(line.substring(6).strip()));
        }
      }
    } catch (IOException | NumberFormatException processEnded) {
      // Progress is a courtesy; the exit code decides.
    }
  }

  String executable() {
    return executable;
  }

  int threads() {
    return threads;
  }

  @Override
  public void close() {
    launcher.shutdownNow();
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  /** Goes through with it when interrupted: a process that nobody waits for must not exist. */
  private static <T> T call(ExecutorService executor, Callable<T> work) {
    var future = executor.submit(work);
    var interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } catch (ExecutionException exception) {
      if (exception.getCause() instanceof IOException cause) throw new UncheckedIOException(cause);
      throw new IllegalStateException(exception.getCause());
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  /** Keeps the last few thousand characters: ffmpeg says what went wrong at the end. */
  private static class Tail {
    private final StringBuilder text = new StringBuilder();

    void read(InputStream stream) {
      try (var reader = new java.io.InputStreamReader(stream, StandardCharsets.UTF_8)) {
        var buffer = new char[1024];
        for (var count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
          text.append(buffer, 0, count);
          if (text.length() > 2 * TAIL) text.delete(0, text.length() - TAIL);
        }
      } catch (IOException processEnded) {
        // What has been read is what there is.
      }
    }

    String text() {
      return text.length() <= TAIL ? text.toString() : text.substring(text.length() - TAIL);
    }
  }
}
