package io.marquee.outbox;

import java.util.UUID;

/**
 * The state under a key of a compacted topic is gone.
 *
 * @param topic the name of the topic
 * @param key the aggregate that is gone
 */
public record Tombstone(String topic, UUID key) {}
