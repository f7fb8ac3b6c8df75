package io.marquee.events.publishing;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post waits for a decision: a stage of its approval began.
 *
 * @param postId the post
 * @param filmId the film in it
 * @param title the post's title
 * @param approvalId the approval, the same over all stages
 * @param stageId the stage that began
 * @param stage what the stage is called
 * @param audience who decides: {@code internal} or {@code client}
 * @param assigneeId who was asked by name, null for whoever may
 * @param requestedBy who submitted the post
 * @param dueAt until when the stage is to be decided, null for any time
 */
@EventName("publishing.approval-requested.v1")
public record ApprovalRequested(
    UUID postId,
    @Nullable UUID filmId,
    String title,
    UUID approvalId,
    UUID stageId,
    String stage,
    String audience,
    @Nullable UUID assigneeId,
    @Nullable UUID requestedBy,
    @Nullable Instant dueAt)
    implements PostEvent {}
