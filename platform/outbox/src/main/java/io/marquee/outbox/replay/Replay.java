package io.marquee.outbox.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants to be heard again, and how far that is.
 *
 * @param source {@code table}: sent again from the outbox; {@code kafka}: read again by this
 *     service
 * @param consumer with its service, or {@code *}
 * @param from the first moment whose events count
 * @param to the first moment whose events do not
 * @param position the last seq that was sent (table)
 * @param lastSeq the last one to send (table), null while it is not known
 * @param total events, or records, to go through
 * @param passed how many of them were gone through
 * @param done events sent (table) or that took effect (kafka)
 * @param error what is in the way, or why it failed
 */
record Replay(
    int id,
    String source,
    List<String> topics,
    String consumer,
    boolean forced,
    @Nullable UUID workspaceId,
    Instant from,
    Instant to,
    String state,
    long position,
    @Nullable Long lastSeq,
    @Nullable Long total,
    long passed,
    long done,
    @Nullable String error,
    Instant startedAt,
    @Nullable Instant endedAt) {}
