package io.marquee.identity.apikey;

import io.marquee.events.ApiKeyText;
import io.marquee.identity.user.User;
import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A machine's key to one workspace. It acts in the name of whoever made it. */
@Entity
@Table(name = "api_keys")
public class ApiKey extends AbstractAggregateRoot<ApiKey> {

  private static final int HINT = 4;

  @EmbeddedId private Id id;
  private UUID accountId;
  private String name;
  private String hint;
  private String secretHash;
  private @Nullable String formerSecretHash;
  private @Nullable Instant formerSecretUntil;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] permissions;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private UUID[] projectIds;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private UUID[] socialAccountIds;

  private @Nullable Integer requestsPerMinute;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "created_by"))
  private User.Id createdBy;

  private Instant createdAt;
  private @Nullable Instant rotatedAt;
  private @Nullable Instant expiresAt;
  private @Nullable Instant revokedAt;
  private @Nullable UUID revokedBy;
  @Version private @Nullable Long version;

  /**
   * A key's id.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "id") UUID value) implements Serializable {}

  /**
   * What a key opens.
   *
   * @param permissions what it allows, such as {@code films:write}
   * @param projectIds the projects that it is limited to, empty for all
   * @param socialAccountIds the social accounts that it is limited to, empty for all
   */
  public record Scope(
      Collection<String> permissions,
      Collection<UUID> projectIds,
      Collection<UUID> socialAccountIds) {}

  /**
   * It is new, or something about it is.
   *
   * @param key as it is now
   */
  public record Changed(ApiKey key) {}

  /**
   * It opens nothing any more.
   *
   * @param key as it was
   */
  public record Revoked(ApiKey key) {}

  @SuppressWarnings("NullAway.Init")
  protected ApiKey() {}

  @SuppressWarnings("NullAway.Init")
  ApiKey(
      ApiKeyText text,
      UUID accountId,
      String name,
      Scope scope,
      @Nullable Instant expiresAt,
      @Nullable Integer requestsPerMinute,
      User.Id createdBy,
      Instant now) {
    this.id = new Id(text.keyId());
    this.accountId = accountId;
    this.createdBy = createdBy;
    this.createdAt = now;
    this.expiresAt = expiresAt;
    takeSecret(text);
    write(name, scope, requestsPerMinute);
  }

  /** Another name or other limits; never another maker or secret. */
  void change(String name, Scope scope, @Nullable Integer requestsPerMinute) {
    write(name, scope, requestsPerMinute);
  }

  /** A new secret; the one before it stays good for a while, which may be none. */
  void rotate(ApiKeyText text, Duration overlap, Instant now) {
    formerSecretHash = overlap.isZero() ? null : secretHash;
    formerSecretUntil = overlap.isZero() ? null : now.plus(overlap);
    rotatedAt = now;
    takeSecret(text);
    registerEvent(new Changed(this));
  }

  /** It opens nothing any more, for ever. */
  void revoke(@Nullable UUID by, Instant now) {
    if (revokedAt != null) return;
    revokedAt = now;
    revokedBy = by;
    registerEvent(new Revoked(this));
  }

  /** Whether a key as somebody sent it is this one, and good. */
  boolean isOpenedBy(ApiKeyText text, Instant now) {
    if (!isGood(now)) return false;
    String hash = text.hash();
    return hash.equals(secretHash)
        || (hash.equals(formerSecretHash)
            && formerSecretUntil != null
            && now.isBefore(formerSecretUntil));
  }

  boolean isGood(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  boolean isRevoked() {
    return revokedAt != null;
  }

  private void takeSecret(ApiKeyText text) {
    secretHash = text.hash();
    hint = text.text().substring(ApiKeyText.LENGTH - HINT);
  }

  private void write(String name, Scope scope, @Nullable Integer requestsPerMinute) {
    this.name = name;
    this.permissions = scope.permissions().stream().distinct().sorted().toArray(String[]::new);
    this.projectIds = scope.projectIds().stream().distinct().toArray(UUID[]::new);
    this.socialAccountIds = scope.socialAccountIds().stream().distinct().toArray(UUID[]::new);
    this.requestsPerMinute = requestsPerMinute;
    registerEvent(new Changed(this));
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("api_key", id.value())
        .with("name", name)
        .with("permissions", permissions)
        .with("project_ids", projectIds)
        .with("social_account_ids", socialAccountIds)
        .with("requests_per_minute", requestsPerMinute)
        .with("expires_at", expiresAt);
  }

  /**
   * Which key.
   *
   * @return the id
   */
  public Id id() {
    return id;
  }

  /**
   * Who made it, in whose name it acts.
   *
   * @return the user
   */
  public User.Id createdBy() {
    return createdBy;
  }

  /**
   * Who pays for its workspace.
   *
   * @return the account
   */
  public UUID accountId() {
    return accountId;
  }

  /**
   * What it was given.
   *
   * @return its scope, which its maker may have outlived
   */
  public Scope scope() {
    return new Scope(List.of(permissions), List.of(projectIds), List.of(socialAccountIds));
  }

  /**
   * What it is recognised by.
   *
   * @return the hash of the key
   */
  public String secretHash() {
    return secretHash;
  }

  /**
   * What it was recognised by before the last rotation.
   *
   * @return the hash, null when there is none
   */
  public @Nullable String formerSecretHash() {
    return formerSecretHash;
  }

  /**
   * How long that stays good.
   *
   * @return the end, null when there is none
   */
  public @Nullable Instant formerSecretUntil() {
    return formerSecretUntil;
  }

  /**
   * How long it is good.
   *
   * @return the end, null for ever
   */
  public @Nullable Instant expiresAt() {
    return expiresAt;
  }

  /**
   * Its own limit.
   *
   * @return requests a minute, null for that of the plan
   */
  public @Nullable Integer requestsPerMinute() {
    return requestsPerMinute;
  }

  String name() {
    return name;
  }

  long version() {
    return version == null ? 0 : version;
  }
}
