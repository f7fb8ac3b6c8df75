package io.marquee.publishing.socialaccount;

import io.marquee.web.FieldError;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one platform is spoken to. It is called outside of any transaction, with the tenant bound,
 * and again after a failure.
 */
public interface PlatformGateway {

  /** The platform's name, such as {@code feed}. */
  String platform();

  /**
   * What the platform would refuse.
   *
   * @param draft what somebody wants to publish
   * @return what is wrong, with pointers into the post; empty when all is well
   */
  List<FieldError> flaws(Draft draft);

  /**
   * Looks whether a submission has appeared, after an attempt of which nobody knows the outcome.
   *
   * @param submission what may have been published
   * @return where it is, or empty when it surely is not there
   * @throws IOException when the platform cannot be asked now
   */
  Optional<Appearance> find(Submission submission) throws IOException;

  /**
   * Publishes.
   *
   * @param submission what to publish; its publication id names it for good
   * @return where it appeared
   * @throws Refused when trying again would not help
   * @throws OutcomeUnknown when it may or may not have appeared: it is looked for before another
   *     attempt
   * @throws IOException when it surely did not appear, and may later
   */
  Appearance publish(Submission submission) throws IOException, Refused, OutcomeUnknown;

  /**
   * What somebody wants to publish.
   *
   * @param title title
   * @param description text, may be empty
   * @param hasFilm whether a film is in it
   */
  record Draft(String title, String description, boolean hasFilm) {}

  /**
   * What to publish.
   *
   * @param publicationId names it for good, over all attempts
   * @param workspaceId whose it is, the bound tenant
   * @param title title
   * @param description text, may be empty
   * @param media the film's file, null when there is none
   */
  record Submission(
      UUID publicationId,
      UUID workspaceId,
      String title,
      String description,
      @Nullable Media media) {}

  /**
   * A file in film-service's bucket.
   *
   * @param variantId the film's variant
   * @param objectKey its key
   * @param posterKey key of its poster frame
   * @param contentType media type
   * @param sizeBytes length in bytes
   * @param durationMillis playing time in milliseconds
   */
  record Media(
      UUID variantId,
      String objectKey,
      @Nullable String posterKey,
      String contentType,
      long sizeBytes,
      long durationMillis) {}

  /**
   * Where a submission can be seen.
   *
   * @param url public address
   */
  record Appearance(String url) {}

  /** The platform does not take it, now or later. */
  final class Refused extends Exception {
    private final Failure failure;

    /**
     * Says why.
     *
     * @param failure why
     */
    public Refused(Failure failure) {
      super(failure.code() + ": " + failure.detail());
      this.failure = failure;
    }

    /** Why. */
    public Failure failure() {
      return failure;
    }
  }

  /** It may or may not have appeared, such as when a call timed out. */
  final class OutcomeUnknown extends Exception {
    /**
     * Says what happened.
     *
     * @param message for the log
     * @param cause what ended the call
     */
    public OutcomeUnknown(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Why a publication failed.
   *
   * @param code stable, for programs
   * @param detail what happened, in English
   * @param remedy what to do about it, in English
   */
  record Failure(String code, String detail, String remedy) {}
}
