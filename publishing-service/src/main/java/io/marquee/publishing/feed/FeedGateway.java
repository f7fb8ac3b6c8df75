package io.marquee.publishing.feed;

import io.marquee.publishing.socialaccount.PlatformGateway;
import io.marquee.publishing.storage.MediaStore;
import io.marquee.web.FieldError;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Publishes to the workspace's own feed: the film's file and its poster are copied into our bucket
 * under the publication's id. Doing it twice gives the same files at the same place.
 */
@Component
class FeedGateway implements PlatformGateway {

  private final MediaStore store;
  private final FeedAddresses addresses;

  FeedGateway(MediaStore store, FeedAddresses addresses) {
    this.store = store;
    this.addresses = addresses;
  }

  @Override
  public String platform() {
    return FeedItems.PLATFORM;
  }

  @Override
  public List<FieldError> flaws(Draft draft) {
    return draft.hasFilm()
        ? List.of()
        : List.of(
            new FieldError(
                "/film_id",
                "film_required",
                "The feed shows films: a post on it needs a film_id."));
  }

  @Override
  public Optional<Appearance> find(Submission submission) throws IOException {
    Media media = submission.media();
    if (media == null) return Optional.empty();
    // The poster is copied first, so the film's file is the last step.
    return store
        .stat(MediaKeys.film(submission.workspaceId(), submission.publicationId()))
        .filter(found -> found.sizeBytes() == media.sizeBytes())
        .map(found -> appearance(submission.publicationId()));
  }

  @Override
  public Appearance publish(Submission submission) throws IOException, Refused {
    Media media = submission.media();
    if (media == null) throw new Refused(FeedFailures.NO_FILM);
    UUID workspace = submission.workspaceId();
    UUID publication = submission.publicationId();
    requireOwn(workspace, media);
    if (media.posterKey() != null) {
      copy(media.posterKey(), MediaKeys.poster(workspace, publication), "image/jpeg");
    }
    copy(media.objectKey(), MediaKeys.film(workspace, publication), media.contentType());
    return appearance(publication);
  }

  /** Keys carry the tenant, and row-level security does not reach into the store. */
  private static void requireOwn(UUID workspace, Media media) throws Refused {
    String own = MediaKeys.of(workspace);
    boolean ownPoster = media.posterKey() == null || media.posterKey().startsWith(own);
    if (!media.objectKey().startsWith(own) || !ownPoster) {
      throw new Refused(FeedFailures.MEDIA_MISSING);
    }
  }

  private void copy(String from, String to, String contentType) throws IOException, Refused {
    if (!store.copyFromFilm(from, to, contentType)) throw new Refused(FeedFailures.MEDIA_MISSING);
  }

  private Appearance appearance(UUID publication) {
    return new Appearance(addresses.film(publication));
  }
}
