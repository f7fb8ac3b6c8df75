package io.marquee.identity.membership;

import io.marquee.identity.access.Role;
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
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A user's place in the current workspace. */
@Entity
@Table(name = "memberships")
public class Membership extends AbstractAggregateRoot<Membership> {

  @EmbeddedId private Id id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "user_id"))
  private User.Id userId;

  private String role;
  private Instant createdAt;
  @Version private @Nullable Long version;

  /**
   * A membership's id.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "id") UUID value) implements Serializable {}

  /**
   * Somebody joined, or has another role now.
   *
   * @param membership as it is now
   */
  public record Changed(Membership membership) {}

  /**
   * Somebody no longer belongs to the workspace.
   *
   * @param id what is gone
   * @param userId whose it was
   */
  public record Removed(Id id, User.Id userId) {}

  @SuppressWarnings("NullAway.Init")
  protected Membership() {}

  private Membership(Id id, User.Id userId, String role, Instant now) {
    this.id = id;
    this.userId = userId;
    this.role = role;
    this.createdAt = now;
  }

  static Membership join(Id id, User.Id userId, String role, Instant now) {
    var membership = new Membership(id, userId, role, now);
    membership.registerEvent(new Changed(membership));
    return membership;
  }

  void take(String other) {
    if (other.equals(role)) return;
    role = other;
    registerEvent(new Changed(this));
  }

  /** To be deleted from {@link Memberships} next, which announces it. */
  Membership leave() {
    registerEvent(new Removed(id, userId));
    return this;
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("membership", id.value())
        .with("user_id", userId.value())
        .with("role", role);
  }

  /**
   * Which membership.
   *
   * @return the id
   */
  public Id id() {
    return id;
  }

  /**
   * Whose.
   *
   * @return the user
   */
  public User.Id userId() {
    return userId;
  }

  /**
   * What the member is here.
   *
   * @return the id of the role, see {@code GrantedRole}
   */
  public String role() {
    return role;
  }

  /**
   * Whether the workspace is theirs.
   *
   * @return true for the one owner
   */
  public boolean isOwner() {
    return role.equals(Role.OWNER.code());
  }

  /**
   * Since when.
   *
   * @return when the user joined
   */
  public Instant createdAt() {
    return createdAt;
  }

  /**
   * Which state of it this is.
   *
   * @return a number that grows with every change
   */
  public long version() {
    return version == null ? 0 : version;
  }
}
