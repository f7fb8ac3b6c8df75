package io.marquee.publishing.comment;

import io.marquee.publishing.approval.Audience;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody said about a post.
 *
 * @param id the comment
 * @param text what
 * @param atSeconds at which second of the film, null for the post as a whole
 * @param audience for whom: {@code internal} or {@code client}
 * @param byClient whether it was said in the portal by a client
 * @param createdBy who
 * @param createdAt when
 */
public record PostComment(
    UUID id,
    String text,
    @Nullable BigDecimal atSeconds,
    Audience audience,
    boolean byClient,
    @Nullable UUID createdBy,
    Instant createdAt) {}
