package io.marquee.events.publishing;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post still waits for a decision, and its time is near or over. Said once per stage.
 *
 * @param postId the post
 * @param filmId the film in it
 * @param title the post's title
 * @param approvalId the approval
 * @param stageId the stage that waits
 * @param stage what the stage is called
 * @param audience who decides: {@code internal} or {@code client}
 * @param assigneeId who was asked by name, null for whoever may
 * @param requestedBy who submitted the post
 * @param dueAt until when the stage is to be decided
 */
@EventName("publishing.approval-due.v1")
public record ApprovalDue(
    UUID postId,
    @Nullable UUID filmId,
    String title,
    UUID approvalId,
    UUID stageId,
    String stage,
    String audience,
    @Nullable UUID assigneeId,
    @Nullable UUID requestedBy,
    Instant dueAt)
    implements PostEvent {}
