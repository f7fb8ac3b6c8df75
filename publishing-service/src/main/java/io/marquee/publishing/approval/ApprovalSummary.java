package io.marquee.publishing.approval;

import io.marquee.publishing.post.ApprovalStage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval as the house sees it.
 *
 * @param id the approval
 * @param postId the post
 * @param postTitle its title as submitted
 * @param filmId the film in it
 * @param status {@code pending}, {@code approved}, {@code rejected} or {@code voided}
 * @param stage where it is, or ended
 * @param stages all of them, as they were when it began
 * @param contentHash what was submitted
 * @param assigneeId who is asked by name, null for whoever may
 * @param dueAt until when the stage is to be decided
 * @param priority {@code low}, {@code normal}, {@code high} or {@code urgent}
 * @param estimatedHours the work that is to be looked at, in hours
 * @param submittedBy who submitted
 * @param submittedAt when
 * @param decidedAt when it ended
 */
public record ApprovalSummary(
    UUID id,
    UUID postId,
    String postTitle,
    @Nullable UUID filmId,
    String status,
    ApprovalStage stage,
    List<ApprovalStage> stages,
    String contentHash,
    @Nullable UUID assigneeId,
    @Nullable Instant dueAt,
    String priority,
    @Nullable BigDecimal estimatedHours,
    @Nullable UUID submittedBy,
    Instant submittedAt,
    @Nullable Instant decidedAt) {}
