package io.marquee.publishing.approval.web;

import io.marquee.publishing.approval.Priority;
import io.marquee.publishing.approval.Terms;
import io.marquee.publishing.post.Texts;
import io.marquee.publishing.post.Times;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a decision is wanted. */
record SubmitRequest(
    @Nullable UUID assigneeId,
    @Nullable Instant dueAt,
    @Nullable Priority priority,
    @DecimalMin("0") @Digits(integer = 4, fraction = 2) @Nullable BigDecimal estimatedHours,
    @Size(max = 2000) @Pattern(regexp = Texts.TEXT, message = Texts.TEXT_MESSAGE)
        @Nullable String comment) {

  static final SubmitRequest PLAIN = new SubmitRequest(null, null, null, null, null);

  Terms terms() {
    return new Terms(
        assigneeId,
        dueAt == null ? null : Times.storable(dueAt, "/due_at"),
        Objects.requireNonNullElse(priority, Priority.NORMAL),
        estimatedHours);
  }

  @Nullable String said() {
    return comment == null || comment.isBlank() ? null : comment.strip();
  }
}
