package io.marquee.identity.grant;

import io.marquee.identity.user.User;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.Tenant;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A user's right to workspaces that they are no member of. */
@Entity
@Table(name = "access_grants")
public class AccessGrant extends AbstractAggregateRoot<AccessGrant> {

  @EmbeddedId private Id id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "user_id"))
  private User.Id userId;

  private String scope;
  private @Nullable UUID accountId;
  private String role;
  private @Nullable UUID grantedBy;
  private Instant createdAt;
  @Version private @Nullable Long version;

  /**
   * A grant's id.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "id") UUID value) implements Serializable {}

  /**
   * It was given, or is another one now.
   *
   * @param grant as it is now
   */
  public record Changed(AccessGrant grant) {}

  /**
   * It was taken away.
   *
   * @param grant as it was
   */
  public record Revoked(AccessGrant grant) {}

  @SuppressWarnings("NullAway.Init")
  protected AccessGrant() {}

  AccessGrant(
      Id id,
      User.Id userId,
      @Nullable UUID accountId,
      GrantRole role,
      @Nullable UUID grantedBy,
      Instant now) {
    if ((role.scope() == GrantRole.Scope.ACCOUNT) != (accountId != null)) {
      throw new IllegalArgumentException(role + " with account " + accountId);
    }
    this.id = id;
    this.userId = userId;
    this.scope = role.scope().code();
    this.accountId = accountId;
    this.role = role.code();
    this.grantedBy = grantedBy;
    this.createdAt = now;
    registerEvent(new Changed(this));
  }

  /** Turns it into another one of the same reach. */
  void become(GrantRole other, @Nullable UUID by) {
    if (other == role()) return;
    if (other.scope() != role().scope()) throw new IllegalArgumentException("another scope");
    role = other.code();
    grantedBy = by;
    registerEvent(new Changed(this));
  }

  /** To be deleted from {@link AccessGrants} next, which announces it. */
  AccessGrant revoke() {
    registerEvent(new Revoked(this));
    return this;
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("access_grant", id.value())
        .with("user_id", userId.value())
        .with("scope", scope)
        .with("role", role);
  }

  /** In whose trail it stands: the account's, or that of what concerns all. */
  Tenant trail() {
    return accountId == null ? Tenant.NONE : Tenant.account(accountId);
  }

  /**
   * Which grant.
   *
   * @return the id
   */
  public Id id() {
    return id;
  }

  /**
   * Who has it.
   *
   * @return the user
   */
  public User.Id userId() {
    return userId;
  }

  /**
   * Whose workspaces it reaches.
   *
   * @return the account, null for all there are
   */
  public @Nullable UUID accountId() {
    return accountId;
  }

  /**
   * What it allows.
   *
   * @return the role
   */
  public GrantRole role() {
    return GrantRole.valueOf(role.toUpperCase(Locale.ROOT));
  }

  /**
   * Since when.
   *
   * @return when it was given
   */
  public Instant createdAt() {
    return createdAt;
  }
}
