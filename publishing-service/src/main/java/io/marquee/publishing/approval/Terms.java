package io.marquee.publishing.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a decision is wanted.
 *
 * @param assigneeId who is asked by name, null for whoever may
 * @param dueAt until when, null for the stage's own time
 * @param priority how much
 * @param estimatedHours how long the work takes that is to be looked at, null if nobody says
 */
public record Terms(
    @Nullable UUID assigneeId,
    @Nullable Instant dueAt,
    Priority priority,
    @Nullable BigDecimal estimatedHours) {}
