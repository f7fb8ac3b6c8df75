package io.marquee.events.film;

import io.marquee.events.Event;
import java.util.UUID;

/** The life of a film and the saga of its generations, by film. */
public sealed interface FilmEvent extends Event
    permits FilmCreated,
        FilmMoved,
        FilmGenerationRequested,
        GenerationContinued,
        FilmGenerated,
        GenerationFailed,
        GenerationCancelled,
        ReservationUnwanted,
        FilmSnapshot {

  /** The Kafka topic. */
  String TOPIC = "film.films";

  /**
   * The film.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID filmId();

  @Override
  default UUID key() {
    return filmId();
  }
}
