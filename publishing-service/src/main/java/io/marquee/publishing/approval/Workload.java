package io.marquee.publishing.approval;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for somebody.
 *
 * @param assigneeId who, null for what is assigned to nobody
 * @param pending how many approvals
 * @param overdue how many of these are late
 * @param estimatedHours the work in them, as far as anybody said
 */
public record Workload(
    @Nullable UUID assigneeId, long pending, long overdue, BigDecimal estimatedHours) {}
