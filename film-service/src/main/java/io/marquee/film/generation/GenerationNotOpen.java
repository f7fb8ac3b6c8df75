package io.marquee.film.generation;

import io.marquee.web.MarqueeProblem;
import java.util.Locale;
import java.util.UUID;

/** The run does not stand where this can be done; most often it has ended. */
public class GenerationNotOpen extends MarqueeProblem {
  GenerationNotOpen(UUID id, Generation.Status status) {
    super(
        409,
        "generation_" + status.name().toLowerCase(Locale.ROOT),
        "Not possible any more",
        "The generation %s is %s.".formatted(id, status.name().toLowerCase(Locale.ROOT)),
        "Request a new generation of the film, or resume one that failed or was cancelled.");
  }
}
