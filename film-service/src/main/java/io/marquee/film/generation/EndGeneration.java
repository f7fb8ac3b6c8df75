package io.marquee.film.generation;

import io.marquee.film.film.Films;
import io.marquee.film.generation.Generation.Failure;
import io.marquee.film.generation.Generation.Status;
import io.marquee.service.audit.Audit;
import io.marquee.web.NotFound;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a run without a film: it failed, or somebody cancelled it. */
@Component
public class EndGeneration {

  private final Films films;
  private final Generations generations;
  private final Takes takes;
  private final RenderJobs jobs;
  private final Clock clock;
  private final Audit audit;

  EndGeneration(
      Films films,
      Generations generations,
      Takes takes,
      RenderJobs jobs,
      Clock clock,
      Audit audit) {
    this.films = films;
    this.generations = generations;
    this.takes = takes;
    this.jobs = jobs;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Fails a run, unless it has ended or moved on meanwhile.
   *
   * @param only fails it only when it stands there; null: wherever it stands
   */
  @Transactional
  public void fail(UUID generationId, @Nullable Status only, Failure failure) {
    lock(generationId)
        .filter(generation -> generation.status().isOpen())
        .filter(generation -> only == null || generation.status() == only)
        .ifPresent(
            generation -> {
              var before = generation.audited();
              generation.fail(failure, clock.instant());
              audit.changed("failed", before, generation.audited());
              close(generation, true);
            });
  }

  /** Cancels a run; what is rendered by now is charged. Cancelling twice is fine. */
  @Transactional
  public Generation cancel(UUID filmId, UUID generationId) {
    films.getToChange(filmId);
    var generation =
        lock(generationId)
            .filter(found -> found.filmId().equals(filmId))
            .orElseThrow(() -> new NotFound("generation", generationId));
    if (generation.status() == Status.CANCELLED) return generation;
    var before = generation.audited();
    generation.cancel(takes.priceOfFinished(generationId), clock.instant());
    audit.changed("cancelled", before, generation.audited());
    close(generation, false);
    return generation;
  }

  private void close(Generation generation, boolean failed) {
    generations.save(generation);
    var film = films.get(generation.filmId());
    film.generationEnded(failed, clock.instant());
    films.save(film);
    jobs.remove(generation.id());
  }

  private Optional<Generation> lock(UUID generationId) {
    return generations
        .filmOf(generationId)
        .flatMap(films::findAndLock)
        .flatMap(film -> generations.findAndLock(generationId));
  }
}
