package io.marquee.film.generation;

import io.marquee.film.film.Films;
import io.marquee.film.generation.Generation.Status;
import io.marquee.service.audit.Audit;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does what billing's answers ask for. A reference that is not one of our runs is somebody else's
 * and passed over.
 */
@Component
public class FollowReservation {

  private final Films films;
  private final Generations generations;
  private final RenderJobs jobs;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Audit audit;

  FollowReservation(
      Films films,
      Generations generations,
      RenderJobs jobs,
      ApplicationEventPublisher events,
      Clock clock,
      Audit audit) {
    this.films = films;
    this.generations = generations;
    this.jobs = jobs;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  /** Credits are held for a run that does not want them any more. */
  public record Unwanted(UUID filmId, UUID generationId, UUID reservationId) {}

  /** Credits are held: rendering may start. */
  @Transactional
  public void reserved(UUID generationId, UUID reservationId) {
    lock(generationId)
        .ifPresent(
            generation -> {
              if (generation.status() == Status.REQUESTED) {
                generation.reserve(reservationId, clock.instant());
                generations.save(generation);
                jobs.add(generationId);
              } else if (!reservationId.equals(generation.reservationId())
                  || !generation.status().isOpen()) {
                events.publishEvent(new Unwanted(generation.filmId(), generationId, reservationId));
              }
            });
  }

  /** No credits are held. */
  @Transactional
  public void rejected(UUID generationId, UUID reservationId, String code, String detail) {
    lock(generationId)
        .filter(generation -> generation.status() == Status.REQUESTED)
        .ifPresent(
            generation -> {
              var before = generation.audited();
              generation.reject(reservationId, code, detail, clock.instant());
              generations.save(generation);
              audit.changed("rejected", before, generation.audited());
              var film = films.get(generation.filmId());
              film.generationEnded(false, clock.instant());
              films.save(film);
            });
  }

  /** The run was charged. */
  @Transactional
  public void confirmed(UUID generationId, BigDecimal costUsd) {
    lock(generationId)
        .ifPresent(
            generation -> {
              var before = generation.audited();
              generation.settle(costUsd);
              generations.save(generation);
              audit.changed("charged", before, generation.audited());
              var film = films.get(generation.filmId());
              film.spent(costUsd, clock.instant());
              films.save(film);
            });
  }

  private Optional<Generation> lock(UUID generationId) {
    return generations
        .filmOf(generationId)
        .flatMap(films::findAndLock)
        .flatMap(film -> generations.findAndLock(generationId));
  }
}
