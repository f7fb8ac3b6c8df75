package io.marquee.workspace.project.messaging;

import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmEvent;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.FilmMoved;
import io.marquee.events.film.FilmSnapshot;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.project.ProjectUse;

/** Follows which films lie in which project. */
@EventConsumer(name = "project-films", of = FilmEvent.class, order = Order.LATEST)
class FilmPlaceListener {

  private final ProjectUse use;

  FilmPlaceListener(ProjectUse use) {
    this.use = use;
  }

  @Handles
  void on(FilmCreated event) {
    use.place(event.filmId(), event.projectId());
  }

  @Handles
  void on(FilmMoved event) {
    use.place(event.filmId(), event.projectId());
  }

  @Handles
  void on(FilmGenerated event) {
    use.place(event.filmId(), event.projectId());
    if (event.assetIds() != null) use.madeOf(event.filmId(), event.assetIds());
  }

  @Handles
  void on(FilmSnapshot film) {
    use.place(film.filmId(), film.projectId());
  }
}
