package io.marquee.events.publishing;

import io.marquee.events.EventName;
import io.marquee.events.Snapshot;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as its events have told it so far, for projections that are rebuilt.
 *
 * @param postId the post
 * @param filmId the film in it
 * @param title title
 * @param published where it has appeared, in that order
 */
@EventName("publishing.post-snapshot.v1")
public record PostSnapshot(
    UUID postId, @Nullable UUID filmId, String title, List<PastPublication> published)
    implements PostEvent, Snapshot {}
