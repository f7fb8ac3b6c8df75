package io.marquee.local.sink;

import java.time.Instant;

/**
 * A mail that somebody was sent.
 *
 * @param id its file's name, which sorts by time
 */
record Mail(String id, Instant receivedAt, String from, String to, String subject) {}
