package io.marquee.publishing.post;

import io.marquee.publishing.socialaccount.PlatformGateway.Appearance;
import io.marquee.publishing.socialaccount.PlatformGateway.Failure;
import io.marquee.publishing.socialaccount.PlatformGateway.Media;
import io.marquee.publishing.socialaccount.SocialAccount;
import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A message planned for some social accounts, with a publication for each. */
@Entity
@Table(name = "posts")
public class Post extends AbstractAggregateRoot<Post> {

  private static final List<Status> CHANGEABLE =
      List.of(
          Status.DRAFT,
          Status.IN_REVIEW,
          Status.CHANGES_REQUESTED,
          Status.APPROVED,
          Status.SCHEDULED);

  /** What the audit trail calls it when a time is taken back for want of an approval. */
  static final String WAITS_FOR_APPROVAL = "waits_for_approval";

  @EmbeddedId private Id id;
  private String title;
  private String description;
  private @Nullable UUID filmId;
  private @Nullable UUID variantId;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<UUID> assetIds;

  @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("createdAt, id.value")
  private List<Publication> publications = new ArrayList<>();

  @Enumerated(EnumType.STRING)
  private Status status;

  /** Where its approval stands, while that decides; null for a post that nobody submitted. */
  @Enumerated(EnumType.STRING)
  private @Nullable Status review;

  /** The newest approval, whatever became of it. */
  private @Nullable UUID approvalId;

  /** The film's file that was submitted. */
  private @Nullable UUID reviewedVariantId;

  private @Nullable Instant scheduledAt;
  private @Nullable Instant publishedAt;

  @Column(updatable = false)
  private @Nullable UUID createdBy;

  @Column(updatable = false)
  private Instant createdAt;

  private Instant updatedAt;
  @Version private @Nullable Long version;

  /**
   * A post's id.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "id") UUID value) implements Serializable {}

  /**
   * What people write.
   *
   * @param title title
   * @param description text, may be empty
   * @param filmId the film in it
   * @param variantId the film's file, null for the default
   * @param assetIds other files
   */
  record Content(
      String title,
      String description,
      @Nullable UUID filmId,
      @Nullable UUID variantId,
      List<UUID> assetIds) {}

  /** It was given a time, or another one. */
  public record Scheduled(Id post, @Nullable UUID filmId, String title, Instant at) {}

  /** Why an approval counts no longer. */
  public enum VoidReason {
    EDITED,
    FILM_CHANGED,
    CANCELLED;

    /**
     * The name in the database and on the wire.
     *
     * @return such as {@code film_changed}
     */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** It is not what is being, or was, approved any more. */
  public record ReviewVoided(Id post, UUID approval, VoidReason reason) {}

  /** A publication waits for its time, which may be now. */
  record Queued(Id post, Publication.Id publication, int round, Instant at) {}

  /** A publication no longer waits. */
  record Settled(Publication.Id publication) {}

  /** It appeared on one platform. */
  public record Published(
      Id post,
      UUID publicationId,
      @Nullable UUID filmId,
      String title,
      String platform,
      SocialAccount.Id socialAccount,
      String url,
      Instant at) {}

  /** It was given up on one platform. */
  public record Failed(
      Id post,
      UUID publicationId,
      @Nullable UUID filmId,
      String title,
      String platform,
      Failure failure) {}

  @SuppressWarnings("NullAway.Init")
  protected Post() {}

  @SuppressWarnings("NullAway.Init")
  private Post(Id id, @Nullable UUID createdBy, Instant now) {
    this.id = id;
    this.createdBy = createdBy;
    this.createdAt = now;
    this.updatedAt = now;
    this.status = Status.DRAFT;
  }

  static Post draft(
      Id id,
      Content content,
      List<Publication.Target> targets,
      @Nullable UUID createdBy,
      Instant now) {
    var post = new Post(id, createdBy, now);
    post.write(content);
    targets.forEach(target -> post.publications.add(new Publication(post, target, now)));
    return post;
  }

  /**
   * Changes what people wrote and where it shall appear; a time that was given stays, unless the
   * post was approved for it.
   *
   * @return whether it is another post now
   */
  boolean edit(Content content, List<Publication.Target> targets, Instant now) {
    requireChangeable("changed");
    var wanted = targets.stream().map(Publication.Target::socialAccountId).toList();
    boolean other = differs(content, wanted);
    if (other) voidReview(VoidReason.EDITED, now);
    write(content);
    publications.stream()
        .filter(publication -> !wanted.contains(publication.socialAccountId()))
        .forEach(this::settle);
    publications.removeIf(publication -> !wanted.contains(publication.socialAccountId()));
    for (Publication.Target target : targets) {
      if (publications.stream()
          .noneMatch(there -> there.socialAccountId().equals(target.socialAccountId()))) {
        var added = new Publication(this, target, now);
        publications.add(added);
        if (scheduledAt != null) queue(added, Status.SCHEDULED, scheduledAt);
      }
    }
    changed(now);
    return other;
  }

  /** Gives it a time. */
  void schedule(Instant at, Instant now) {
    require("scheduled", Status.DRAFT, Status.APPROVED, Status.SCHEDULED);
    scheduledAt = at;
    publications.forEach(publication -> queue(publication, Status.SCHEDULED, at));
    changed(now);
    registerEvent(new Scheduled(id, filmId, title, at));
  }

  /** Takes its time back. */
  void unschedule(Instant now) {
    requireChangeable("made a draft again");
    takeTimeBack();
    changed(now);
  }

  /** Sends it on its way now, whatever its time was. */
  void publish(Instant now) {
    require("published", Status.DRAFT, Status.APPROVED, Status.SCHEDULED);
    publications.forEach(publication -> queue(publication, Status.PUBLISHING, now));
    changed(now);
  }

  /** Stops what is not under way. What has appeared stays. */
  void cancel(Instant now) {
    require(
        "cancelled",
        Status.DRAFT,
        Status.IN_REVIEW,
        Status.CHANGES_REQUESTED,
        Status.APPROVED,
        Status.SCHEDULED,
        Status.FAILED);
    publications.stream()
        .filter(publication -> publication.status() != Status.PUBLISHED)
        .forEach(publication -> close(publication, Status.CANCELLED));
    changed(now);
    // What has appeared was approved, and stays so.
    if (status == Status.CANCELLED) endReview(VoidReason.CANCELLED);
  }

  /** Sends what failed, or whose outcome is not known, on its way again. */
  void retry(Instant now) {
    require("retried", Status.FAILED, Status.UNKNOWN);
    publications.stream()
        .filter(each -> each.status() == Status.FAILED || each.status() == Status.UNKNOWN)
        .forEach(each -> queue(each, each.status().retried(), now));
    changed(now);
  }

  /** Before it is deleted: what has appeared, or may have, cannot be undone by that. */
  void discard() {
    require(
        "deleted",
        Status.DRAFT,
        Status.IN_REVIEW,
        Status.CHANGES_REQUESTED,
        Status.APPROVED,
        Status.SCHEDULED,
        Status.FAILED,
        Status.CANCELLED);
    if (publications.stream().anyMatch(each -> each.status() == Status.PUBLISHED)) {
      throw new PostStateConflict(id, Status.PUBLISHED, "deleted");
    }
    publications.forEach(this::settle);
    endReview(VoidReason.CANCELLED);
  }

  /** It is handed to those who decide; with the film's file that they see. */
  void submit(UUID approval, @Nullable UUID variant, Instant now) {
    require("submitted", Status.DRAFT, Status.CHANGES_REQUESTED);
    review = Status.IN_REVIEW;
    approvalId = approval;
    reviewedVariantId = variant;
    changed(now);
  }

  /** All stages said yes. */
  void approve(Instant now) {
    require("approved", Status.IN_REVIEW);
    review = Status.APPROVED;
    changed(now);
  }

  /** Somebody who was asked said no. */
  void requestChanges(Instant now) {
    require("rejected", Status.IN_REVIEW);
    review = Status.CHANGES_REQUESTED;
    changed(now);
  }

  /** It is not what was submitted. What has no approval, or is on its way, is left alone. */
  void voidReview(VoidReason reason, Instant now) {
    if (!CHANGEABLE.contains(status)) return;
    if (status == Status.SCHEDULED && review != null) takeTimeBack();
    endReview(reason);
    changed(now);
  }

  /** It is to be approved before it appears: a time that it has counts no longer. */
  void waitForApproval(Instant now) {
    if (status != Status.SCHEDULED || isApproved()) return;
    takeTimeBack();
    changed(now);
  }

  private void endReview(VoidReason reason) {
    if (review == Status.IN_REVIEW || review == Status.APPROVED) {
      registerEvent(
          new ReviewVoided(id, Objects.requireNonNull(approvalId, "a review's approval"), reason));
    }
    review = null;
    reviewedVariantId = null;
  }

  private void takeTimeBack() {
    scheduledAt = null;
    publications.forEach(publication -> close(publication, Status.DRAFT));
  }

  private boolean differs(Content content, List<SocialAccount.Id> accounts) {
    return !content().equals(content)
        || !Set.copyOf(publications.stream().map(Publication::socialAccountId).toList())
            .equals(Set.copyOf(accounts));
  }

  /**
   * Looks whether an attempt may begin.
   *
   * @return the publication if it is due by that plan
   */
  Optional<Publication> due(Publication.Id publication, int round, Instant now) {
    return find(publication, each -> each.isDue(round, now));
  }

  /**
   * An attempt begins.
   *
   * @return whether an earlier one may have succeeded, which is then to be found out first
   */
  boolean begin(Publication publication, @Nullable Media media, Instant now) {
    boolean again = publication.begin(media);
    changed(now);
    return again;
  }

  /** A publication has appeared. Whoever says so a second time changes nothing. */
  void appear(Publication.Id publication, int round, Appearance appearance, Instant now) {
    conclude(
        publication,
        round,
        now,
        each -> {
          each.appear(appearance.url(), now);
          if (publishedAt == null) publishedAt = now;
          registerEvent(
              new Published(
                  id,
                  each.id().value(),
                  filmId,
                  title,
                  each.platform(),
                  each.socialAccountId(),
                  appearance.url(),
                  now));
        });
  }

  /** A publication is given up. */
  void fail(Publication.Id publication, int round, Failure failure, Instant now) {
    conclude(
        publication,
        round,
        now,
        each -> {
          each.fail(failure);
          registerEvent(new Failed(id, each.id().value(), filmId, title, each.platform(), failure));
        });
  }

  /** Nobody knows whether an attempt succeeded; the publication stays under way. */
  void loseSight(Publication.Id publication, int round, Failure failure, Instant now) {
    find(publication, each -> each.round() == round && each.isOpen())
        .ifPresent(
            each -> {
              each.loseSight(failure);
              changed(now);
            });
  }

  /**
   * Nobody tries any longer by itself. What may have appeared stays unknown until somebody retries.
   */
  void giveUp(Publication.Id publication, int round, Failure failure, Instant now) {
    find(publication, each -> each.round() == round && each.status() == Status.UNKNOWN)
        .ifPresentOrElse(this::settle, () -> fail(publication, round, failure, now));
  }

  private void conclude(
      Publication.Id publication, int round, Instant now, Consumer<Publication> with) {
    find(publication, each -> each.round() == round && each.isOpen())
        .ifPresent(
            each -> {
              with.accept(each);
              settle(each);
              changed(now);
            });
  }

  private Optional<Publication> find(Publication.Id wanted, Predicate<Publication> condition) {
    return publications.stream()
        .filter(each -> each.id().equals(wanted))
        .filter(condition)
        .findFirst();
  }

  private void queue(Publication publication, Status as, Instant at) {
    publication.plan(as, at);
    registerEvent(new Queued(id, publication.id(), publication.round(), at));
  }

  private void close(Publication publication, Status as) {
    publication.plan(as, null);
    settle(publication);
  }

  private void settle(Publication publication) {
    registerEvent(new Settled(publication.id()));
  }

  private void write(Content content) {
    title = content.title();
    description = content.description();
    filmId = content.filmId();
    variantId = content.variantId();
    assetIds = List.copyOf(content.assetIds());
  }

  private void changed(Instant now) {
    status = Status.of(publications.stream().map(Publication::status).toList());
    if (status == Status.DRAFT && review != null) status = review;
    updatedAt = now;
  }

  private void requireChangeable(String wish) {
    require(wish, CHANGEABLE.toArray(Status[]::new));
  }

  private void require(String wish, Status... allowed) {
    if (!List.of(allowed).contains(status)) throw new PostStateConflict(id, status, wish);
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("post", id.value())
        .with("title", title)
        .with("description", description)
        .with("film_id", filmId)
        .with("variant_id", variantId)
        .with("asset_ids", assetIds)
        .with(
            "social_account_ids",
            publications.stream().map(each -> each.socialAccountId().value()).toList())
        .with("status", status)
        .with("scheduled_at", scheduledAt)
        .with("published_at", publishedAt)
        .with("publications", publications.stream().map(Publication::outcome).toList());
  }

  Id id() {
    return id;
  }

  @Nullable UUID createdBy() {
    return createdBy;
  }

  Content content() {
    return new Content(title, description, filmId, variantId, assetIds);
  }

  List<Publication> publications() {
    return List.copyOf(publications);
  }

  Status status() {
    return status;
  }

  boolean isApproved() {
    return review == Status.APPROVED;
  }

  @Nullable UUID approvalId() {
    return approvalId;
  }

  /** The film's file that appears: what was submitted, else what was chosen, null for any. */
  @Nullable UUID fileToShow() {
    return reviewedVariantId != null ? reviewedVariantId : variantId;
  }

  @Nullable Instant scheduledAt() {
    return scheduledAt;
  }

  long version() {
    return version == null ? 0 : version;
  }
}
