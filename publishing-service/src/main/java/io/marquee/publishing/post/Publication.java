package io.marquee.publishing.post;

import io.marquee.publishing.socialaccount.PlatformGateway.Failure;
import io.marquee.publishing.socialaccount.PlatformGateway.Media;
import io.marquee.publishing.socialaccount.SocialAccount;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post on one social account. It changes through its {@link Post} only. */
@Entity
@Table(name = "publications")
class Publication {

  @EmbeddedId private Id id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "post_id", updatable = false)
  private Post post;

  @Embedded private SocialAccount.Id socialAccountId;
  private String platform;

  @Enumerated(EnumType.STRING)
  private Status status = Status.DRAFT;

  private int round;
  private @Nullable Instant dueAt;
  private int attempts;
  private @Nullable UUID variantId;
  private @Nullable String mediaType;
  private @Nullable Long mediaBytes;
  private @Nullable Long mediaMillis;
  private boolean hasPoster;
  private @Nullable String url;
  private @Nullable Instant publishedAt;
  private @Nullable String errorCode;
  private @Nullable String errorDetail;
  private @Nullable String errorRemedy;

  @Column(updatable = false)
  private Instant createdAt;

  /**
   * A publication's id, the same over all attempts.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "id") UUID value) implements Serializable {}

  /**
   * A publication to be.
   *
   * @param id its id
   * @param socialAccountId where it shall appear
   * @param platform the account's platform
   */
  record Target(Id id, SocialAccount.Id socialAccountId, String platform) {}

  @SuppressWarnings("NullAway.Init")
  protected Publication() {}

  Publication(Post post, Target target, Instant now) {
    this.post = post;
    this.id = target.id();
    this.socialAccountId = target.socialAccountId();
    this.platform = target.platform();
    this.createdAt = now;
  }

  /**
   * Plans it anew: jobs of earlier plans no longer count; attempts do, since one may have
   * succeeded.
   */
  void plan(Status as, @Nullable Instant at) {
    status = as;
    dueAt = at;
    round++;
    forgetFailure();
  }

  /** Whether an attempt of this plan may begin. */
  boolean isDue(int plannedRound, Instant now) {
    return round == plannedRound && isOpen() && dueAt != null && !dueAt.isAfter(now);
  }

  /** Whether it is on its way or will be. */
  boolean isOpen() {
    return status == Status.SCHEDULED || status == Status.PUBLISHING || status == Status.UNKNOWN;
  }

  /**
   * An attempt begins.
   *
   * @return whether an earlier one may have succeeded
   */
  boolean begin(@Nullable Media media) {
    boolean again = attempts > 0;
    // What is unknown stays so until it is found out.
    if (status != Status.UNKNOWN) status = Status.PUBLISHING;
    attempts++;
    if (media != null) {
      variantId = media.variantId();
      mediaType = media.contentType();
      mediaBytes = media.sizeBytes();
      mediaMillis = media.durationMillis();
      hasPoster = media.posterKey() != null;
    }
    return again;
  }

  void appear(String at, Instant now) {
    status = Status.PUBLISHED;
    url = at;
    publishedAt = now;
    forgetFailure();
  }

  void fail(Failure failure) {
    status = Status.FAILED;
    errorCode = failure.code();
    errorDetail = failure.detail();
    errorRemedy = failure.remedy();
  }

  void loseSight(Failure failure) {
    fail(failure);
    status = Status.UNKNOWN;
  }

  private void forgetFailure() {
    errorCode = null;
    errorDetail = null;
    errorRemedy = null;
  }

  /** Where it stands, and where it can be seen, in a few words. */
  String outcome() {
    String place = url != null ? " " + url : errorCode != null ? " " + errorCode : "";
    return platform + " " + status.name().toLowerCase(Locale.ROOT) + place;
  }

  Id id() {
    return id;
  }

  SocialAccount.Id socialAccountId() {
    return socialAccountId;
  }

  String platform() {
    return platform;
  }

  Status status() {
    return status;
  }

  int round() {
    return round;
  }

  @Nullable Instant dueAt() {
    return dueAt;
  }
}
