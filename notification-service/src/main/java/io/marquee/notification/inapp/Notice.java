package io.marquee.notification.inapp;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that people of a workspace are told, each in their language. The words are in {@code
 * notices.properties}.
 *
 * @param eventId what it tells of
 * @param type the event's logical name
 * @param kind which text
 * @param about what the text mentions: words, numbers and instants
 * @param link where to look, null where there is nothing to see
 */
public record Notice(
    UUID eventId, String type, String kind, Map<String, Object> about, @Nullable String link) {}
