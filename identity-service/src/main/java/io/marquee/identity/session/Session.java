package io.marquee.identity.session;

import io.marquee.identity.user.User;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** Somebody's stay on one device. All refresh tokens of the stay are one family. */
@Entity
@Table(name = "sessions")
public class Session extends AbstractAggregateRoot<Session> {

  @EmbeddedId private Id id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "user_id"))
  private User.Id userId;

  private @Nullable String userAgent;
  private @Nullable String ipAddress;
  private String amr;
  private Instant authenticatedAt;
  private Instant createdAt;
  private Instant lastUsedAt;
  private Instant expiresAt;
  private @Nullable Instant endedAt;
  private @Nullable String endReason;
  @Version private @Nullable Long version;

  /**
   * A session's id.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "id") UUID value) implements Serializable {}

  /** Why a session ended before its time. */
  public enum EndReason {
    LOGOUT,
    REPLAY,
    PASSWORD_CHANGED,
    MFA_CHANGED,
    ENDED_BY_USER,
    USER_DISABLED,
    USER_DELETED;

    /**
     * The name on the wire.
     *
     * @return such as {@code replay}
     */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A session is over before its time.
   *
   * @param session which
   * @param userId whose
   * @param at when
   * @param reason why
   */
  public record Ended(Id session, User.Id userId, Instant at, EndReason reason) {}

  @SuppressWarnings("NullAway.Init")
  protected Session() {}

  private Session(
      Id id, User.Id userId, Device device, List<String> amr, Instant now, Instant expiresAt) {
    this.id = id;
    this.userId = userId;
    this.userAgent = device.userAgent();
    this.ipAddress = device.ipAddress();
    this.amr = String.join(" ", amr);
    this.authenticatedAt = now;
    this.createdAt = now;
    this.lastUsedAt = now;
    this.expiresAt = expiresAt;
  }

  static Session open(
      Id id, User.Id userId, Device device, List<String> amr, Instant now, Duration lifetime) {
    return new Session(id, userId, device, amr, now, now.plus(lifetime));
  }

  /** Its owner proved once more who they are. */
  void prove(List<String> methods, Instant now) {
    if (!isOpen(now)) throw new IllegalStateException("the session is over");
    var all = new LinkedHashSet<>(amr());
    all.addAll(methods);
    amr = String.join(" ", all);
    authenticatedAt = now;
  }

  /** A refresh token was redeemed. */
  void use(Device device, Instant now) {
    if (!isOpen(now)) throw new IllegalStateException("the session is over");
    userAgent = device.userAgent();
    ipAddress = device.ipAddress();
    lastUsedAt = now;
  }

  /** Ends it; whoever comes second changes nothing and is not announced. */
  void end(EndReason reason, Instant now) {
    if (endedAt != null) return;
    endedAt = now;
    endReason = reason.code();
    registerEvent(new Ended(id, userId, now, reason));
  }

  boolean isOpen(Instant now) {
    return endedAt == null && now.isBefore(expiresAt);
  }

  Id id() {
    return id;
  }

  User.Id userId() {
    return userId;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** How its owner proved who they are, in the words of RFC 8176. */
  List<String> amr() {
    return List.of(amr.split(" "));
  }

  /** When they did, last. */
  Instant authenticatedAt() {
    return authenticatedAt;
  }
}
