package io.marquee.film.generation;

import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** There is nothing to render. */
class ScreenplayMissing extends MarqueeProblem {
  ScreenplayMissing(UUID filmId) {
    super(
        409,
        "screenplay_missing",
        "The film has no screenplay",
        "The film " + filmId + " has no screenplay to render.",
        "PATCH the film with a screenplay first.");
  }
}
