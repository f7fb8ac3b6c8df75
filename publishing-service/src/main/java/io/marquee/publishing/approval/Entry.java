package io.marquee.publishing.approval;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.publishing.post.Post.VoidReason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to an approval. It is added, and never changed. */
@Entity
@Table(name = "approval_entries")
class Entry {

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "approval_id", updatable = false)
  private Approval approval;

  @Enumerated(EnumType.STRING)
  private Action action;

  private String stage;

  @Enumerated(EnumType.STRING)
  private Audience audience;

  private @Nullable UUID actorId;
  private @Nullable String comment;
  private @Nullable String reason;
  private boolean onBehalfOfClient;

  @Column(updatable = false)
  private Instant notedAt;

  @SuppressWarnings("NullAway.Init")
  protected Entry() {}

  Entry(Approval approval, Action action, Step step, @Nullable UUID actor, Instant now) {
    this.id = UuidCreator.getTimeOrderedEpoch();
    this.approval = approval;
    this.action = action;
    this.stage = step.name();
    this.audience = step.audience();
    this.actorId = actor;
    this.notedAt = now;
  }

  Entry saying(@Nullable String text) {
    comment = text;
    return this;
  }

  Entry onBehalfOfClient(boolean onBehalf) {
    onBehalfOfClient = onBehalf;
    return this;
  }

  Entry because(VoidReason why) {
    reason = why.code();
    return this;
  }
}
