package io.marquee.events.identity;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is now. See {@link io.marquee.events.ApiKeyText} for what its holder sends.
 *
 * @param keyId the key, also the {@code client_id} of OAuth 2.0
 * @param workspaceId the only workspace that it opens
 * @param accountId who pays for the workspace
 * @param createdBy the user who made it, in whose name it acts
 * @param secretHash SHA-256 of the whole key, base64url without padding
 * @param formerSecretHash the same of the key before the last rotation, null when there is none
 * @param formerSecretUntil from when on the former is refused, null when there is none
 * @param permissions what it allows, such as {@code films:write}; never more than its maker may
 * @param projectIds the projects that it is limited to, empty for all
 * @param socialAccountIds the social accounts that it is limited to, empty for all
 * @param expiresAt from when on it is refused, null for never
 * @param requestsPerMinute its own rate limit, null for that of the account's plan
 */
@EventName("identity.api-key.v1")
public record ApiKeyState(
    UUID keyId,
    UUID workspaceId,
    UUID accountId,
    UUID createdBy,
    String secretHash,
    @Nullable String formerSecretHash,
    @Nullable Instant formerSecretUntil,
    List<String> permissions,
    List<UUID> projectIds,
    List<UUID> socialAccountIds,
    @Nullable Instant expiresAt,
    @Nullable Integer requestsPerMinute)
    implements ApiKeyEvent {}
