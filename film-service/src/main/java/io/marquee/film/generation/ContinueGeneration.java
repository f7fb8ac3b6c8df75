package io.marquee.film.generation;

import java.util.HashMap;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says now and then that a run still renders, so that its reservation does not lapse. */
@Component
public class ContinueGeneration {

  private final Generations generations;
  private final Takes takes;
  private final ApplicationEventPublisher events;

  ContinueGeneration(Generations generations, Takes takes, ApplicationEventPublisher events) {
    this.generations = generations;
    this.takes = takes;
    this.events = events;
  }

  /** It still renders. */
  public record Continued(UUID filmId, UUID generationId, UUID reservationId, int shotsFinished) {}

  @Transactional
  public void run(UUID generationId) {
    generations
        .findById(generationId)
        .filter(generation -> generation.status() == Generation.Status.RENDERING)
        .ifPresent(
            generation -> {
              var reservation = generation.reservationId();
              if (reservation == null) return;
              events.publishEvent(
                  new Continued(
                      generation.filmId(), generationId, reservation, finished(generationId)));
            });
  }

  private int finished(UUID generationId) {
    var shots = new HashMap<Integer, Boolean>();
    for (var take : takes.list(generationId)) {
      shots.merge(take.position(), take.isFinished(), Boolean::logicalAnd);
    }
    return (int) shots.values().stream().filter(done -> done).count();
  }
}
