package io.marquee.publishing.approval.messaging;

import io.marquee.events.film.FilmEvent;
import io.marquee.events.film.FilmGenerated;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.publishing.post.PostReviews;

/**
 * Hears that a film was rendered again. It is no part of the projection of films, since what it
 * does must not be done again when that is rebuilt; an event that is heard twice or late voids
 * nothing that was submitted after it.
 */
@EventConsumer(name = "approved-films", of = FilmEvent.class, order = Order.COMMUTATIVE)
class RenderedFilmListener {

  private final PostReviews posts;

  RenderedFilmListener(PostReviews posts) {
    this.posts = posts;
  }

  @Handles
  void on(FilmGenerated event, EventEnvelope envelope) {
    posts.filmRendered(event.filmId(), envelope.sequence());
  }
}
