package io.marquee.events.publishing;

import java.time.Instant;
import java.util.UUID;

/**
 * A post's appearance on one platform.
 *
 * @param publicationId the publication
 * @param platform {@code feed}, {@code youtube} …
 * @param publishedAt when it appeared
 */
public record PastPublication(UUID publicationId, String platform, Instant publishedAt) {}
