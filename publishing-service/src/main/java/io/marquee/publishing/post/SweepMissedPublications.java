package io.marquee.publishing.post;

import io.marquee.publishing.post.DuePublications.Due;
import io.marquee.publishing.post.PublishPublication.Piece;
import io.marquee.service.jobs.Jobs;
import io.marquee.service.jobs.RecurringJob;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for publications that were due and have lost their job, and gives them another. */
@Component
class SweepMissedPublications extends RecurringJob {

  private static final Logger log = LoggerFactory.getLogger(SweepMissedPublications.class);

  /** A job that has just ended may not have been cleared away yet, and the other way round. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final int AT_ONCE = 1000;

  private final DuePublications due;
  private final PublishPublication publishPublication;
  private final Jobs jobs;
  private final Clock clock;

  SweepMissedPublications(
      DuePublications due, PublishPublication publishPublication, Jobs jobs, Clock clock) {
    super("sweep-missed-publications", Duration.ofSeconds(30));
    this.due = due;
    this.publishPublication = publishPublication;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public void run() {
    var missed = due.listMissed(PublishPublication.NAME, clock.instant().minus(GRACE), AT_ONCE);
    for (Due publication : missed) {
      log.warn(
          "publication {} was due at {} and has no job; it is published now",
          publication.publicationId(),
          publication.dueAt());
      try {
        CurrentWorkspace.run(publication.tenant(), () -> schedule(publication));
      } catch (RuntimeException failed) {
        // The others shall not wait behind it.
        log.error("publication {} cannot be given a job", publication.publicationId(), failed);
      }
    }
  }

  private void schedule(Due publication) {
    var piece = new Piece(publication.postId(), publication.publicationId(), publication.round());
    jobs.schedule(publishPublication, piece.id(), piece, clock.instant());
  }
}
