package io.marquee.gateway.token;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom identity-service signed an access token.
 *
 * @param userId the user
 * @param sessionId the log-in, which can be revoked
 * @param accountId the user's personal account
 * @param email the user's address
 * @param name the user's full name
 * @param provedAt when the user last proved who they are, null when the token does not say
 * @param expiresAt when the token ends
 */
public record Session(
    UUID userId,
    UUID sessionId,
    UUID accountId,
    @Nullable String email,
    @Nullable String name,
    @Nullable Instant provedAt,
    Instant expiresAt)
    implements Bearer {}
