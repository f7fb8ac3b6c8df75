package io.marquee.publishing.approval;

import io.marquee.publishing.post.Post.VoidReason;
import io.marquee.publishing.post.PostReviews.Submitted;
import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** One run of a post through the stages. It is bound to what was submitted. */
@Entity
@Table(name = "approvals")
public class Approval extends AbstractAggregateRoot<Approval> {

  /** How long before its time somebody is reminded, if it is that far away. */
  static final Duration NOTICE = Duration.ofHours(24);

  @Id private UUID id;

  @Column(updatable = false)
  private UUID postId;

  @Enumerated(EnumType.STRING)
  private ApprovalStatus status;

  private int place;
  private String contentHash;
  private String title;
  private String description;
  private @Nullable UUID filmId;
  private @Nullable UUID variantId;
  private long filmSequence;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> platforms;

  private @Nullable UUID assigneeId;
  private @Nullable Instant dueAt;
  private @Nullable Instant remindAt;
  private boolean reminded;

  @Enumerated(EnumType.STRING)
  private Priority priority;

  private @Nullable BigDecimal estimatedHours;
  private @Nullable UUID submittedBy;

  @Column(updatable = false)
  private Instant createdAt;

  private @Nullable Instant decidedAt;
  private @Nullable Instant clientSince;
  @Version private @Nullable Long version;

  @OneToMany(mappedBy = "approval", cascade = CascadeType.ALL)
  @OrderBy("place")
  private List<Step> steps = new ArrayList<>();

  @OneToMany(mappedBy = "approval", cascade = CascadeType.ALL)
  @OrderBy("notedAt, id")
  private List<Entry> history = new ArrayList<>();

  /** A stage began. */
  public record Requested(Waiting waiting) {}

  /** It is to be looked whether somebody must be reminded. */
  record ReminderPlanned(UUID approval, int place, Instant at) {}

  /** Its time is near, or over. */
  public record Due(Waiting waiting) {}

  /** It passed its last stage. */
  public record Approved(About about, String contentHash) {}

  /** Somebody wants the post changed. */
  public record Rejected(About about, String stage, Audience audience) {}

  /** It counts no longer. */
  public record Voided(About about, VoidReason reason) {}

  /** Which post, and who submitted it. */
  public record About(
      UUID postId, @Nullable UUID filmId, String title, UUID approvalId, @Nullable UUID by) {}

  /** The stage that waits, and for whom. */
  public record Waiting(
      About about,
      UUID stageId,
      String stage,
      Audience audience,
      @Nullable UUID assigneeId,
      @Nullable Instant dueAt) {}

  @SuppressWarnings("NullAway.Init")
  protected Approval() {}

  @SuppressWarnings("NullAway.Init")
  private Approval(UUID id, Submitted post, Terms terms, UUID by, Instant now) {
    this.id = id;
    this.postId = post.postId();
    this.contentHash = post.contentHash();
    this.title = post.title();
    this.description = post.description();
    this.filmId = post.filmId();
    this.variantId = post.fileId();
    this.filmSequence = post.filmSequence();
    this.platforms = post.platforms();
    this.priority = terms.priority();
    this.estimatedHours = terms.estimatedHours();
    this.submittedBy = by;
    this.createdAt = now;
    this.status = ApprovalStatus.PENDING;
  }

  static Approval submit(
      UUID id,
      Submitted post,
      List<Stage> stages,
      Terms terms,
      UUID by,
      @Nullable String comment,
      Instant now) {
    var approval = new Approval(id, post, terms, by, now);
    for (Stage stage : stages) {
      approval.steps.add(new Step(approval, approval.steps.size(), stage));
    }
    approval.note(Action.SUBMITTED, by, now).saying(comment);
    approval.begin(terms.assigneeId(), terms.dueAt(), now);
    return approval;
  }

  /** The stage says yes: the next one begins, or the post is approved. */
  void approve(Decision decision, Instant now) {
    requirePending();
    note(Action.APPROVED, decision.by(), now)
        .saying(decision.comment())
        .onBehalfOfClient(decision.onBehalfOfClient());
    if (place + 1 < steps.size()) {
      place++;
      begin(null, null, now);
    } else {
      end(ApprovalStatus.APPROVED, now);
      registerEvent(new Approved(about(), contentHash));
    }
  }

  /** The stage says no, and with it the whole approval. */
  void reject(Decision decision, Instant now) {
    requirePending();
    note(Action.REJECTED, decision.by(), now)
        .saying(decision.comment())
        .onBehalfOfClient(decision.onBehalfOfClient());
    end(ApprovalStatus.REJECTED, now);
    registerEvent(new Rejected(about(), step().name(), step().audience()));
  }

  /** The post is not what was submitted. What ended otherwise stays so. */
  void voidBecause(VoidReason reason, @Nullable UUID by, Instant now) {
    if (status != ApprovalStatus.PENDING && status != ApprovalStatus.APPROVED) return;
    note(Action.VOIDED, by, now).because(reason);
    end(ApprovalStatus.VOIDED, now);
    registerEvent(new Voided(about(), reason));
  }

  /** Another person, time or weight for the stage that waits. */
  void change(Terms terms, UUID by, Instant now) {
    requirePending();
    boolean other = !Objects.equals(assigneeId, terms.assigneeId());
    assigneeId = terms.assigneeId();
    priority = terms.priority();
    estimatedHours = terms.estimatedHours();
    if (other) note(Action.ASSIGNED, by, now);
    if (!Objects.equals(dueAt, terms.dueAt())) {
      dueAt = terms.dueAt();
      planReminder(now);
    }
  }

  /**
   * Reminds, if it is time and nobody was reminded at this stage.
   *
   * @return whether it did
   */
  boolean remind(int ofPlace, Instant now) {
    if (status != ApprovalStatus.PENDING || place != ofPlace || reminded) return false;
    if (remindAt == null || remindAt.isAfter(now)) return false;
    remindAt = null;
    reminded = true;
    note(Action.REMINDED, null, now);
    registerEvent(new Due(waiting()));
    return true;
  }

  private void begin(@Nullable UUID assignee, @Nullable Instant due, Instant now) {
    Step step = step();
    Integer hours = step.dueInHours();
    assigneeId = assignee;
    dueAt = due != null || hours == null ? due : now.plus(Duration.ofHours(hours));
    reminded = false;
    planReminder(now);
    if (step.audience() == Audience.CLIENT && clientSince == null) clientSince = now;
    registerEvent(new Requested(waiting()));
  }

  private void planReminder(Instant now) {
    remindAt = null;
    if (dueAt == null || reminded) return;
    Instant early = dueAt.minus(NOTICE);
    remindAt = early.isAfter(now) ? early : dueAt;
    registerEvent(new ReminderPlanned(id, place, remindAt));
  }

  private void end(ApprovalStatus how, Instant now) {
    status = how;
    decidedAt = now;
    remindAt = null;
  }

  private Entry note(Action action, @Nullable UUID by, Instant now) {
    var entry = new Entry(this, action, step(), by, now);
    history.add(entry);
    return entry;
  }

  /** Where it stands no longer matters once it has ended. */
  void requirePending() {
    if (status != ApprovalStatus.PENDING) throw new ApprovalClosed(id, status);
  }

  private About about() {
    return new About(postId, filmId, title, id, submittedBy);
  }

  private Waiting waiting() {
    Step step = step();
    return new Waiting(about(), step.stageId(), step.name(), step.audience(), assigneeId, dueAt);
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("approval", id)
        .with("post_id", postId)
        .with("status", status)
        .with("stage", step().name())
        .with("audience", step().audience())
        .with("content_hash", contentHash)
        .with("assignee_id", assigneeId)
        .with("due_at", dueAt)
        .with("priority", priority)
        .with("estimated_hours", estimatedHours)
        .with("submitted_by", submittedBy);
  }

  Step step() {
    return steps.get(place);
  }

  UUID postId() {
    return postId;
  }

  int place() {
    return place;
  }

  ApprovalStatus status() {
    return status;
  }

  String contentHash() {
    return contentHash;
  }

  @Nullable UUID submittedBy() {
    return submittedBy;
  }

  Terms terms() {
    return new Terms(assigneeId, dueAt, priority, estimatedHours);
  }

  long version() {
    return version == null ? 0 : version;
  }
}
