package io.marquee.events.audit;

import io.marquee.events.EventName;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody changed something, in the transaction that changed it. When, for which tenant, in which
 * trace and on whose behalf the envelope says; its source is the service. Values are on an allow
 * list of their kind of thing, and hold no secret and nobody's name or address.
 *
 * @param targetId what was changed
 * @param targetType its kind, such as {@code film}
 * @param action kind and verb, such as {@code film.updated}
 * @param actor who did it: {@code user:…}, {@code key:…} or {@code service:…}
 * @param before the values that changed, as they were: numbers in digits, times in RFC 3339, lists
 *     with a comma and a blank between their elements; what was none is left out. Null when it was
 *     made, or when no value changed
 * @param after the same values as they are now; null when it is gone, or when no value changed
 * @param origin from where, in base64: a JSON object {@code {address, user_agent}} under the key
 *     {@code marquee.audit.key}, sealed with AES-256-GCM for the target's id; null when no request
 *     was at hand
 */
@EventName("audit.recorded.v1")
public record AuditRecorded(
    UUID targetId,
    String targetType,
    String action,
    String actor,
    @Nullable Map<String, String> before,
    @Nullable Map<String, String> after,
    @Nullable String origin)
    implements AuditEvent {}
