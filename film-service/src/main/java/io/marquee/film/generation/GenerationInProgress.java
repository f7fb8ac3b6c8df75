package io.marquee.film.generation;

import io.marquee.web.MarqueeProblem;
import java.util.UUID;

/** A film is rendered once at a time. */
class GenerationInProgress extends MarqueeProblem {
  GenerationInProgress(UUID filmId) {
    super(
        409,
        "generation_in_progress",
        "The film is being generated",
        "A generation of the film " + filmId + " is under way.",
        "Wait until it has ended, or cancel it.");
  }
}
