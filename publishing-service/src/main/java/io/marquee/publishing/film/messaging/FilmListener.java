package io.marquee.publishing.film.messaging;

import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmEvent;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.FilmSnapshot;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.film.PastGeneration;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.publishing.film.KnownFilm;
import io.marquee.publishing.film.KnownFilms;
import io.marquee.publishing.film.Variant;
import java.util.List;
import java.util.UUID;

/** Hears which films there are, and which can be published. */
@EventConsumer(name = "known-films", of = FilmEvent.class, order = Order.COMMUTATIVE)
class FilmListener {

  private final KnownFilms films;

  FilmListener(KnownFilms films) {
    this.films = films;
  }

  @Handles
  void on(FilmCreated event, EventEnvelope envelope) {
    films.putPlanned(event.filmId(), event.projectId(), event.title(), envelope.sequence());
  }

  @Handles
  void on(FilmGenerated event, EventEnvelope envelope) {
    films.putReady(
        new KnownFilm(
            event.filmId(),
            event.projectId(),
            event.title(),
            event.generationId(),
            variants(event.filmId(), event.generationId(), event.posterKey(), event.variants())),
        envelope.sequence());
  }

  @Handles
  void on(FilmSnapshot film, EventEnvelope envelope) {
    films.putPlanned(film.filmId(), film.projectId(), film.title(), 0);
    // Each run was an event of its own before this one, so there is a number for each.
    long sequence = envelope.sequence() - film.generated().size();
    for (PastGeneration run : film.generated()) {
      films.putReady(
          new KnownFilm(
              film.filmId(),
              film.projectId(),
              film.title(),
              run.generationId(),
              variants(film.filmId(), run.generationId(), run.posterKey(), run.variants())),
          ++sequence);
    }
  }

  private static List<Variant> variants(
      UUID film, UUID generation, String posterKey, List<GeneratedVariant> variants) {
    return variants.stream().map(variant -> variant(film, generation, posterKey, variant)).toList();
  }

  private static Variant variant(
      UUID film, UUID generation, String posterKey, GeneratedVariant variant) {
    return new Variant(
        variant.variantId(),
        film,
        generation,
        variant.aspect(),
        variant.objectKey(),
        posterKey,
        variant.contentType(),
        variant.sizeBytes(),
        variant.width(),
        variant.height(),
        variant.durationMillis(),
        variant.sha256());
  }
}
