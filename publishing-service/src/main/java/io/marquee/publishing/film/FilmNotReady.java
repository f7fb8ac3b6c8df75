package io.marquee.publishing.film;

import io.marquee.web.MarqueeProblem;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 409: no run of the film has succeeded yet, as far as was heard here. */
public class FilmNotReady extends MarqueeProblem {

  /**
   * Names the film.
   *
   * @param id the film
   */
  public FilmNotReady(UUID id) {
    super(
        409,
        "film_not_ready",
        "Film not ready",
        "The film " + id + " has no finished variants yet.",
        "Generate the film, wait until its generation has succeeded, and send the request again.");
  }

  @Override
  public @Nullable Duration retryAfter() {
    return Duration.ofSeconds(1);
  }
}
