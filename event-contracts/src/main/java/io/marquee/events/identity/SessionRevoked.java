package io.marquee.events.identity;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.UUID;

/**
 * Access tokens of this session are refused from now on.
 *
 * @param sessionId the session
 * @param userId whose session it was
 * @param revokedAt when it ended
 * @param reason {@code logout}, {@code replay}, {@code password_changed}, {@code mfa_changed},
 *     {@code ended_by_user}, {@code user_disabled} or {@code user_deleted}
 */
@EventName("identity.session-revoked.v1")
public record SessionRevoked(UUID sessionId, UUID userId, Instant revokedAt, String reason)
    implements RevocationEvent {}
