package io.marquee.events.publishing;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post could not be published on one platform.
 *
 * @param postId the post
 * @param publicationId the publication on this platform
 * @param filmId the film in it
 * @param title title
 * @param platform {@code feed}, {@code youtube} …
 * @param code stable reason
 * @param detail what happened and what to do, in English
 */
@EventName("publishing.publication-failed.v1")
public record PublicationFailed(
    UUID postId,
    UUID publicationId,
    @Nullable UUID filmId,
    String title,
    String platform,
    String code,
    String detail)
    implements PostEvent {}
