package io.marquee.film.generation;

import java.time.Duration;
import java.util.List;

/**
 * The files of a finished film.
 *
 * @param duration by the screenplay
 */
public record Result(Duration duration, List<Variant> variants, String posterKey) {
  public Result {
    variants = List.copyOf(variants);
  }
}
