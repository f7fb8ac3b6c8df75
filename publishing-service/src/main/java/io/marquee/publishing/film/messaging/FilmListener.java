package io.marquee.publishing.film.messaging;

import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmEvent;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.publishing.film.KnownFilm;
import io.marquee.publishing.film.KnownFilms;
import io.marquee.publishing.film.Variant;

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
    var variants = event.variants().stream().map(variant -> variant(event, variant)).toList();
    films.putReady(
        new KnownFilm(
            event.filmId(), event.projectId(), event.title(), event.generationId(), variants),
        envelope.sequence());
  }

  private static Variant variant(FilmGenerated event, GeneratedVariant variant) {
    return new Variant(
        variant.variantId(),
        event.filmId(),
        event.generationId(),
        variant.aspect(),
        variant.objectKey(),
        event.posterKey(),
        variant.contentType(),
        variant.sizeBytes(),
        variant.width(),
        variant.height(),
        variant.durationMillis(),
        variant.sha256());
  }
}
