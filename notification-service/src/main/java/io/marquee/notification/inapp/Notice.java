package io.marquee.notification.inapp;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the people of a workspace are told.
 *
 * @param eventId what it tells of
 * @param type the event's logical name
 * @param title one line
 * @param body what happened and, if something went wrong, what to do
 * @param link where to look, null where there is nothing to see
 */
public record Notice(UUID eventId, String type, String title, String body, @Nullable String link) {}
