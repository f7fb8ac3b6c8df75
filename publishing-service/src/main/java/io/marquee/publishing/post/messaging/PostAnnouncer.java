package io.marquee.publishing.post.messaging;

import io.marquee.events.publishing.PostPublished;
import io.marquee.events.publishing.PostScheduled;
import io.marquee.events.publishing.PublicationFailed;
import io.marquee.outbox.Outbox;
import io.marquee.publishing.film.KnownFilm;
import io.marquee.publishing.film.KnownFilms;
import io.marquee.publishing.post.Post;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the others what became of posts, in the transaction in which it happens. */
@Component
class PostAnnouncer {

  private final Outbox outbox;
  private final KnownFilms films;

  PostAnnouncer(Outbox outbox, KnownFilms films) {
    this.outbox = outbox;
    this.films = films;
  }

  @EventListener
  void on(Post.Scheduled event) {
    outbox.append(
        new PostScheduled(event.post().value(), event.filmId(), event.title(), event.at()));
  }

  @EventListener
  void on(Post.Published event) {
    outbox.append(
        new PostPublished(
            event.post().value(),
            event.publicationId(),
            event.filmId(),
            projectOf(event.filmId()),
            event.title(),
            event.platform(),
            event.socialAccount().value(),
            event.url(),
            event.at()));
  }

  @EventListener
  void on(Post.Failed event) {
    outbox.append(
        new PublicationFailed(
            event.post().value(),
            event.publicationId(),
            event.filmId(),
            event.title(),
            event.platform(),
            event.failure().code(),
            event.failure().detail() + " " + event.failure().remedy()));
  }

  private @Nullable UUID projectOf(@Nullable UUID film) {
    return film == null ? null : films.find(film).map(KnownFilm::projectId).orElse(null);
  }
}
