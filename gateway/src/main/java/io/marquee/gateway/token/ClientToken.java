package io.marquee.gateway.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A token that an API key was exchanged for (OAuth 2, client credentials). It is as good as the key
 * is at this moment.
 *
 * @param keyId the key, which is the client
 * @param scope the permissions that were asked for
 * @param expiresAt when the token ends
 */
public record ClientToken(UUID keyId, Set<String> scope, Instant expiresAt) implements Bearer {}
