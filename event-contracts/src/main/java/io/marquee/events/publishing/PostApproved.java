package io.marquee.events.publishing;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post passed the last stage of its approval.
 *
 * @param postId the post
 * @param filmId the film in it
 * @param title the post's title
 * @param approvalId the approval
 * @param contentHash SHA-256 of what was approved, in hex; other content is not approved
 * @param requestedBy who submitted the post
 */
@EventName("publishing.post-approved.v1")
public record PostApproved(
    UUID postId,
    @Nullable UUID filmId,
    String title,
    UUID approvalId,
    String contentHash,
    @Nullable UUID requestedBy)
    implements PostEvent {}
