package io.marquee.film.generation.messaging;

import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.FilmGenerationRequested;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.film.GenerationCancelled;
import io.marquee.events.film.GenerationContinued;
import io.marquee.events.film.GenerationFailed;
import io.marquee.events.film.ReservationUnwanted;
import io.marquee.film.film.Films;
import io.marquee.film.film.Screenplays;
import io.marquee.film.generation.ContinueGeneration.Continued;
import io.marquee.film.generation.FollowReservation.Unwanted;
import io.marquee.film.generation.Generation;
import io.marquee.film.generation.Variant;
import io.marquee.film.screenplay.Aspect;
import io.marquee.outbox.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class GenerationAnnouncer {

  private final Outbox outbox;
  private final Films films;
  private final Screenplays screenplays;

  GenerationAnnouncer(Outbox outbox, Films films, Screenplays screenplays) {
    this.outbox = outbox;
    this.films = films;
    this.screenplays = screenplays;
  }

  @EventListener
  void on(Generation.Requested event) {
    var generation = event.generation();
    var film = films.get(generation.filmId());
    outbox.append(
        new FilmGenerationRequested(
            film.id(),
            generation.id(),
            film.projectId(),
            film.title(),
            generation.estimatedCredits(),
            generation.budgetLimitUsd(),
            event.shots(),
            generation.aspects().stream().map(Aspect::ratio).toList()));
  }

  @EventListener
  void on(Generation.Succeeded event) {
    var generation = event.generation();
    var film = films.get(generation.filmId());
    outbox.append(
        new FilmGenerated(
            film.id(),
            generation.id(),
            event.reservationId(),
            film.projectId(),
            film.title(),
            event.result().duration().toMillis(),
            event.result().variants().stream().map(GenerationAnnouncer::told).toList(),
            event.result().posterKey(),
            generation.creditsUsed(),
            screenplays.get(film.id(), generation.screenplayVersion()).assets()));
  }

  @EventListener
  void on(Generation.Failed event) {
    var generation = event.generation();
    var film = films.get(generation.filmId());
    var failure = event.failure();
    outbox.append(
        new GenerationFailed(
            film.id(),
            generation.id(),
            generation.reservationId(),
            film.projectId(),
            film.title(),
            failure.code(),
            failure.stage(),
            failure.shotKey(),
            failure.detail(),
            generation.creditsUsed()));
  }

  @EventListener
  void on(Generation.Cancelled event) {
    var generation = event.generation();
    outbox.append(
        new GenerationCancelled(
            generation.filmId(),
            generation.id(),
            generation.reservationId(),
            generation.creditsUsed()));
  }

  @EventListener
  void on(Continued event) {
    outbox.append(
        new GenerationContinued(
            event.filmId(), event.generationId(), event.reservationId(), event.shotsFinished()));
  }

  @EventListener
  void on(Unwanted event) {
    outbox.append(
        new ReservationUnwanted(event.filmId(), event.generationId(), event.reservationId()));
  }

  private static GeneratedVariant told(Variant variant) {
    return new GeneratedVariant(
        variant.id(),
        variant.aspect().ratio(),
        variant.objectKey(),
        variant.contentType(),
        variant.sizeBytes(),
        variant.width(),
        variant.height(),
        variant.duration().toMillis(),
        variant.sha256());
  }
}
