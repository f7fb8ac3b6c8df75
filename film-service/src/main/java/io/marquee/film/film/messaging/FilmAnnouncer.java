package io.marquee.film.film.messaging;

import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmMoved;
import io.marquee.film.film.Film;
import io.marquee.outbox.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class FilmAnnouncer {

  private final Outbox outbox;

  FilmAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Film.Created event) {
    outbox.append(new FilmCreated(event.filmId(), event.projectId(), event.title()));
  }

  @EventListener
  void on(Film.Moved event) {
    outbox.append(new FilmMoved(event.filmId(), event.projectId(), event.formerProjectId()));
  }
}
