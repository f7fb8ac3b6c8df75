package io.marquee.identity.invitation;

import io.marquee.identity.user.EmailAddress;
import io.marquee.identity.user.User;
import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * Somebody is asked to join the current workspace, by an address that they need not have proved.
 */
@Entity
@Table(name = "invitations")
public class Invitation extends AbstractAggregateRoot<Invitation> {

  /** A second mail to somebody waits for that long: nobody is pestered from here. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  @EmbeddedId private Id id;

  private String email;
  private String emailKey;
  private String role;
  private UUID invitedBy;
  private Instant createdAt;
  private Instant sentAt;
  private Instant expiresAt;
  private @Nullable Instant acceptedAt;
  private @Nullable UUID acceptedBy;
  private @Nullable Instant revokedAt;
  @Version private @Nullable Long version;

  /**
   * An invitation's id.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "id") UUID value) implements Serializable {}

  @SuppressWarnings("NullAway.Init")
  protected Invitation() {}

  Invitation(
      Id id, EmailAddress email, String role, User.Id invitedBy, Instant now, Duration lifetime) {
    this.id = id;
    this.email = email.written();
    this.emailKey = email.key();
    this.role = role;
    this.invitedBy = invitedBy.value();
    this.createdAt = now;
    this.sentAt = now;
    this.expiresAt = now.plus(lifetime);
  }

  /** It is mailed once more, and is good for as long again; whoever does that stands for it now. */
  void resend(User.Id by, Instant now, Duration lifetime) {
    requireOpen();
    Duration since = Duration.between(sentAt, now);
    if (since.compareTo(PAUSE) < 0) throw new ResentTooSoon(PAUSE.minus(since));
    invitedBy = by.value();
    sentAt = now;
    expiresAt = now.plus(lifetime);
  }

  /** It is taken back. Again, without effect. */
  void revoke(Instant now) {
    if (acceptedAt != null) throw new InvitationClosed("accepted");
    if (revokedAt == null) revokedAt = now;
  }

  /** Somebody joined. */
  void accept(User.Id by, Instant now) {
    if (!isOpen(now)) throw new InvitationInvalid();
    acceptedAt = now;
    acceptedBy = by.value();
  }

  boolean isOpen(Instant now) {
    return acceptedAt == null && revokedAt == null && now.isBefore(expiresAt);
  }

  private void requireOpen() {
    if (acceptedAt != null) throw new InvitationClosed("accepted");
    if (revokedAt != null) throw new InvitationClosed("revoked");
  }

  /** What the audit trail may know of it: not the address. */
  AuditFacts audited() {
    return AuditFacts.of("invitation", id.value())
        .with("role", role)
        .with("invited_by", invitedBy)
        .with("expires_at", expiresAt);
  }

  boolean isRevoked() {
    return revokedAt != null;
  }

  /**
   * Which invitation.
   *
   * @return the id
   */
  public Id id() {
    return id;
  }

  String email() {
    return email;
  }

  String emailKey() {
    return emailKey;
  }

  String role() {
    return role;
  }

  User.Id invitedBy() {
    return new User.Id(invitedBy);
  }

  Instant expiresAt() {
    return expiresAt;
  }
}
