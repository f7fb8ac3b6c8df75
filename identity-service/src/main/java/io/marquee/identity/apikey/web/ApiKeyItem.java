package io.marquee.identity.apikey.web;

import io.marquee.identity.apikey.ApiKeySummaries.ApiKeySummary;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key as clients see it. */
record ApiKeyItem(
    UUID id,
    String name,
    String hint,
    String status,
    List<String> permissions,
    List<UUID> projectIds,
    List<UUID> socialAccountIds,
    @Nullable Integer requestsPerMinute,
    UUID createdBy,
    Instant createdAt,
    @Nullable Instant rotatedAt,
    @Nullable Instant formerSecretUntil,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable String lastAddress,
    long uses,
    @Nullable Instant revokedAt) {

  static ApiKeyItem of(ApiKeySummary key) {
    return new ApiKeyItem(
        key.id(),
        key.name(),
        key.hint(),
        key.status(),
        key.permissions(),
        key.projectIds(),
        key.socialAccountIds(),
        key.requestsPerMinute(),
        key.createdBy(),
        key.createdAt(),
        key.rotatedAt(),
        key.formerSecretUntil(),
        key.expiresAt(),
        key.lastUsedAt(),
        key.lastAddress(),
        key.uses(),
        key.revokedAt());
  }
}
