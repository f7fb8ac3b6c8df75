package io.marquee.gateway.directory;

import io.marquee.events.identity.ApiKeyState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of a workspace as the gateway knows it now.
 *
 * @param keyId the key
 * @param workspaceId the only workspace it opens
 * @param accountId who pays for it
 * @param createdBy the user in whose name it acts
 * @param secretHash SHA-256 of the whole key, base64url
 * @param former the key before the last rotation, null when there is none
 * @param grant what it may do there
 * @param projectIds the projects it is confined to, empty for no confinement
 * @param socialAccountIds the social accounts it is confined to, empty for no confinement
 * @param expiresAt when it ends, null for never
 * @param requestsPerMinute its own limit, null for that of the account's plan
 */
public record ApiKey(
    UUID keyId,
    UUID workspaceId,
    UUID accountId,
    UUID createdBy,
    String secretHash,
    @Nullable Former former,
    Grant grant,
    Set<UUID> projectIds,
    Set<UUID> socialAccountIds,
    @Nullable Instant expiresAt,
    @Nullable Integer requestsPerMinute) {

  private static final String ROLE = "api_user";

  /** A secret that is good for a little longer, beside the one that replaced it. */
  public record Former(String secretHash, Instant until) {}

  static Grant grantOf(ApiKeyState state) {
    return new Grant(ROLE, Set.copyOf(state.permissions()));
  }

  static ApiKey of(ApiKeyState state, Grant grant) {
    String former = state.formerSecretHash();
    Instant until = state.formerSecretUntil();
    return new ApiKey(
        state.keyId(),
        state.workspaceId(),
        state.accountId(),
        state.createdBy(),
        state.secretHash(),
        former == null || until == null ? null : new Former(former, until),
        grant,
        Set.copyOf(state.projectIds()),
        Set.copyOf(state.socialAccountIds()),
        state.expiresAt(),
        state.requestsPerMinute());
  }

  /** Whether this is the hash of the key's secret at that time. */
  public boolean opensWith(String hash, Instant now) {
    return isSame(secretHash, hash)
        || (former != null && now.isBefore(former.until) && isSame(former.secretHash, hash));
  }

  public boolean isGoodAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  /** The same key for a token that may do less. */
  public ApiKey within(Set<String> scope) {
    if (scope.containsAll(grant.permissions())) return this;
    Set<String> both = new HashSet<>(grant.permissions());
    both.retainAll(scope);
    return new ApiKey(
        keyId,
        workspaceId,
        accountId,
        createdBy,
        secretHash,
        former,
        new Grant(grant.role(), Set.copyOf(both)),
        projectIds,
        socialAccountIds,
        expiresAt,
        requestsPerMinute);
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
