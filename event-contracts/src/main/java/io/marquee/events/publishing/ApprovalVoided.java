package io.marquee.events.publishing;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval counts no longer, since the post is not what was, or was to be, approved.
 *
 * @param postId the post
 * @param filmId the film in it
 * @param title the post's title
 * @param approvalId the approval, which has ended
 * @param reason {@code edited}, {@code film_changed} or {@code cancelled}
 * @param requestedBy who submitted the post
 */
@EventName("publishing.approval-voided.v1")
public record ApprovalVoided(
    UUID postId,
    @Nullable UUID filmId,
    String title,
    UUID approvalId,
    String reason,
    @Nullable UUID requestedBy)
    implements PostEvent {}
