package io.marquee.publishing.approval;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stage as it was when an approval began. */
@Entity
@Table(name = "approval_steps")
class Step {

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "approval_id", updatable = false)
  private Approval approval;

  private UUID stageId;
  private int place;
  private String name;

  @Enumerated(EnumType.STRING)
  private Audience audience;

  private @Nullable Integer dueInHours;

  @SuppressWarnings("NullAway.Init")
  protected Step() {}

  Step(Approval approval, int place, Stage stage) {
    this.id = UuidCreator.getTimeOrderedEpoch();
    this.approval = approval;
    this.place = place;
    this.stageId = stage.id();
    this.name = stage.name();
    this.audience = stage.audience();
    this.dueInHours = stage.dueInHours();
  }

  UUID stageId() {
    return stageId;
  }

  String name() {
    return name;
  }

  Audience audience() {
    return audience;
  }

  @Nullable Integer dueInHours() {
    return dueInHours;
  }
}
