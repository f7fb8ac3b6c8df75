package io.marquee.events.publishing;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post will be published at a time.
 *
 * @param postId the post
 * @param filmId the film in it
 * @param title title
 * @param at when
 */
@EventName("publishing.post-scheduled.v1")
public record PostScheduled(UUID postId, @Nullable UUID filmId, String title, Instant at)
    implements PostEvent {}
