package io.marquee.publishing.approval.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.marquee.publishing.approval.Priority;
import io.marquee.publishing.approval.Terms;
import io.marquee.publishing.post.Times;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of an approval, as a JSON merge patch (RFC 7396): what is not named stays, null takes
 * away. It has setters, since a record cannot tell the two apart.
 */
class ApprovalChange {

  @JsonProperty("priority")
  private @Nullable Priority priority;

  private @Nullable Optional<UUID> assignee;
  private @Nullable Optional<Instant> due;

  private @Nullable Optional<@DecimalMin("0") @Digits(integer = 4, fraction = 2) BigDecimal> hours;

  @JsonProperty("assignee_id")
  void setAssigneeId(@Nullable UUID assigneeId) {
    assignee = Optional.ofNullable(assigneeId);
  }

  @JsonProperty("due_at")
  void setDueAt(@Nullable Instant dueAt) {
    due = Optional.ofNullable(dueAt).map(at -> Times.storable(at, "/due_at"));
  }

  @JsonProperty("estimated_hours")
  void setEstimatedHours(@Nullable BigDecimal estimatedHours) {
    hours = Optional.ofNullable(estimatedHours);
  }

  Terms on(Terms before) {
    return new Terms(
        assignee == null ? before.assigneeId() : assignee.orElse(null),
        due == null ? before.dueAt() : due.orElse(null),
        priority == null ? before.priority() : priority,
        hours == null ? before.estimatedHours() : hours.orElse(null));
  }
}
