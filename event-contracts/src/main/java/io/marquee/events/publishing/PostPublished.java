package io.marquee.events.publishing;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post appeared on one platform.
 *
 * @param postId the post
 * @param publicationId the publication on this platform
 * @param filmId the film in it
 * @param projectId the film's project
 * @param title title
 * @param platform {@code feed}, {@code youtube} …
 * @param socialAccountId where it appeared
 * @param url public address
 * @param publishedAt when it appeared
 */
@EventName("publishing.post-published.v1")
public record PostPublished(
    UUID postId,
    UUID publicationId,
    @Nullable UUID filmId,
    @Nullable UUID projectId,
    String title,
    String platform,
    UUID socialAccountId,
    String url,
    Instant publishedAt)
    implements PostEvent {}
