package io.marquee.events.publishing;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was asked to approve a post wants it changed first.
 *
 * @param postId the post
 * @param filmId the film in it
 * @param title the post's title
 * @param approvalId the approval, which has ended
 * @param stage the stage at which it ended
 * @param audience who decided: {@code internal} or {@code client}
 * @param requestedBy who submitted the post
 */
@EventName("publishing.changes-requested.v1")
public record ChangesRequested(
    UUID postId,
    @Nullable UUID filmId,
    String title,
    UUID approvalId,
    String stage,
    String audience,
    @Nullable UUID requestedBy)
    implements PostEvent {}
