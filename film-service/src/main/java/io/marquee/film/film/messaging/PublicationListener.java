package io.marquee.film.film.messaging;

import io.marquee.events.publishing.PostEvent;
import io.marquee.events.publishing.PostPublished;
import io.marquee.film.film.Films;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.service.audit.Audit;
import java.time.Clock;

/** Keeps when and where films appeared. */
@EventConsumer(name = "publications", of = PostEvent.class, order = Order.COMMUTATIVE)
class PublicationListener {

  private final Films films;
  private final Clock clock;
  private final Audit audit;

  PublicationListener(Films films, Clock clock, Audit audit) {
    this.films = films;
    this.clock = clock;
    this.audit = audit;
  }

  @Handles
  void on(PostPublished event) {
    if (event.filmId() == null) return;
    films
        .findAndLock(event.filmId())
        .ifPresent(
            film -> {
              var before = film.audited();
              film.published(event.platform(), event.publishedAt(), clock.instant());
              films.save(film);
              audit.changed("published", before, film.audited());
            });
  }
}
