package io.marquee.film.generation.work;

import io.marquee.film.generation.Generation.Failure;
import io.marquee.film.rendering.FfmpegFailed;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The film cannot be made, now or later: trying again would end the same. */
class RenderingFailed extends RuntimeException {

  private static final int MOST_LINES = 3;

  private final transient Failure failure;

  RenderingFailed(Failure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  /**
   * @param directory whose name people need not know
   */
  static RenderingFailed of(
      FfmpegFailed failed, String stage, @Nullable String shotKey, Path directory) {
    var code = failed.reason().name().toLowerCase(Locale.ROOT);
    var told = String.valueOf(failed.getMessage()).replace(directory + "/", "");
    var lines = told.lines().filter(line -> !line.isBlank()).toList();
    var last = List.copyOf(lines).subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    return new RenderingFailed(new Failure(code, stage, shotKey, String.join(" ", last)));
  }

  Failure failure() {
    return failure;
  }
}
