package io.marquee.film.generation;

import io.marquee.film.film.Films;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the stored files the film's. It happens once, whoever else may have rendered the same: the
 * run must still be rendering and the job still the worker's, in the transaction that says so.
 */
@Component
public class FinishGeneration {

  private final Films films;
  private final Generations generations;
  private final Variants variants;
  private final Takes takes;
  private final RenderJobs jobs;
  private final Clock clock;
  private final Audit audit;

  FinishGeneration(
      Films films,
      Generations generations,
      Variants variants,
      Takes takes,
      RenderJobs jobs,
      Clock clock,
      Audit audit) {
    this.films = films;
    this.generations = generations;
    this.variants = variants;
    this.takes = takes;
    this.jobs = jobs;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * @return whether it did; not, when the run was cancelled or is another worker's by now
   */
  @Transactional
  public boolean run(UUID filmId, UUID generationId, Result result, String worker) {
    var film = films.findAndLock(filmId).orElseThrow();
    var generation = generations.findAndLock(generationId).orElseThrow();
    if (generation.status() != Generation.Status.RENDERING) return false;
    if (!jobs.finish(generationId, worker)) return false;
    var now = clock.instant();
    result.variants().forEach(variant -> variants.add(filmId, generationId, variant, now));
    var before = generation.audited();
    generation.succeed(result, takes.priceOfAll(generationId), now);
    generations.save(generation);
    audit.changed("succeeded", before, generation.audited());
    film.generated(generationId, now);
    films.save(film);
    return true;
  }
}
