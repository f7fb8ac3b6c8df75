package io.marquee.publishing.post;

import io.marquee.publishing.socialaccount.PlatformGateway;
import io.marquee.publishing.socialaccount.PlatformGateway.Appearance;
import io.marquee.publishing.socialaccount.PlatformGateway.OutcomeUnknown;
import io.marquee.publishing.socialaccount.PlatformGateway.Refused;
import io.marquee.publishing.socialaccount.Platforms;
import io.marquee.service.jobs.Job;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Publishes on one platform, between two transactions: the first notes that an attempt begins, the
 * second what became of it. When the process dies in between, the job is taken up again, finds the
 * note, and looks at the platform before it does anything.
 */
@Component
class PublishPublication extends Job<PublishPublication.Piece> {

  static final String NAME = "publish-publication";

  private final Attempts attempts;
  private final Platforms platforms;
  private final PublishingSettings settings;

  PublishPublication(Attempts attempts, Platforms platforms, PublishingSettings settings) {
    super(NAME, Piece.class);
    this.attempts = attempts;
    this.platforms = platforms;
    this.settings = settings;
  }

  /** Which publication, and by which plan. */
  record Piece(UUID postId, UUID publicationId, int round) {

    /** Every plan has a job of its own, so that a new one never meets one that is running. */
    String id() {
      return publicationId + "/" + round;
    }

    Post.Id post() {
      return new Post.Id(postId);
    }

    Publication.Id publication() {
      return new Publication.Id(publicationId);
    }
  }

  @Override
  public void run(String id, Piece piece) throws IOException, OutcomeUnknown {
    Optional<Attempt> begun = attempts.begin(piece);
    if (begun.isEmpty()) return;
    try {
      attempts.succeeded(piece, publish(begun.get()));
    } catch (Refused refused) {
      attempts.failed(piece, refused.failure());
    } catch (OutcomeUnknown unknown) {
      attempts.lostSight(piece);
      throw unknown;
    }
  }

  private Appearance publish(Attempt attempt) throws IOException, Refused, OutcomeUnknown {
    PlatformGateway gateway = platforms.get(attempt.platform());
    if (attempt.again()) {
      Optional<Appearance> found = gateway.find(attempt.submission());
      if (found.isPresent()) return found.get();
    }
    return gateway.publish(attempt.submission());
  }

  @Override
  public Optional<Duration> retryAfter(int failures) {
    return failures > settings.retries() ? Optional.empty() : super.retryAfter(failures);
  }

  @Override
  public void gaveUp(String id, Piece piece, @Nullable Throwable cause) {
    attempts.givenUp(piece);
  }
}
