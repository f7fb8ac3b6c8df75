package io.marquee.publishing.post;

import io.marquee.service.jobs.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stores, in the transaction that plans a publication, the job that will publish it. */
@Component
class PublicationQueue {

  private final Jobs jobs;
  private final PublishPublication publishPublication;
  private final DuePublications due;

  PublicationQueue(Jobs jobs, PublishPublication publishPublication, DuePublications due) {
    this.jobs = jobs;
    this.publishPublication = publishPublication;
    this.due = due;
  }

  @EventListener
  void on(Post.Queued event) {
    var piece =
        new PublishPublication.Piece(
            event.post().value(), event.publication().value(), event.round());
    jobs.schedule(publishPublication, piece.id(), piece, event.at());
    due.put(event, piece.id());
  }

  @EventListener
  void on(Post.Settled event) {
    due.remove(event.publication());
  }
}
