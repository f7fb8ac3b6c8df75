package io.marquee.identity.user;

import io.marquee.events.Accounts;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** Somebody who can log in. */
@Entity
@Table(name = "users")
public class User extends AbstractAggregateRoot<User> {

  @EmbeddedId private Id id;
  private String email;
  private String emailKey;
  private String fullName;
  private String locale;
  private @Nullable String passwordHash;
  private Instant passwordChangedAt;
  private @Nullable Instant emailVerifiedAt;
  private Instant registeredAt;
  private @Nullable Instant disabledAt;
  @Version private @Nullable Long version;

  /**
   * A user's id.
   *
   * @param value in general form
   */
  @Embeddable
  public record Id(@Column(name = "id") UUID value) implements Serializable {}

  /**
   * Somebody signed up.
   *
   * @param user who
   */
  public record Registered(User user) {}

  /**
   * What others may know of somebody is different now.
   *
   * @param user who
   */
  public record Changed(User user) {}

  /**
   * Somebody is shut out.
   *
   * @param user who
   */
  public record Disabled(User user) {}

  /**
   * Somebody is gone for good.
   *
   * @param user who it was
   */
  public record Gone(User user) {}

  @SuppressWarnings("NullAway.Init")
  protected User() {}

  private User(
      Id id,
      EmailAddress email,
      String fullName,
      String locale,
      @Nullable String passwordHash,
      Instant now) {
    this.id = id;
    this.email = email.written();
    this.emailKey = email.key();
    this.fullName = fullName;
    this.locale = locale;
    this.passwordHash = passwordHash;
    this.passwordChangedAt = now;
    this.registeredAt = now;
  }

  /**
   * Somebody new.
   *
   * @param id a new id
   * @param email their address, not yet proven
   * @param fullName name to show
   * @param locale BCP 47 tag
   * @param passwordHash of their password
   * @param now the time
   * @return the user, not yet stored
   */
  public static User register(
      Id id, EmailAddress email, String fullName, String locale, String passwordHash, Instant now) {
    User user = new User(id, email, fullName, locale, passwordHash, now);
    user.registerEvent(new Registered(user));
    return user;
  }

  /**
   * Somebody new whom another provider vouches for: the address is proven, and there is no
   * password.
   *
   * @param id a new id
   * @param email their address
   * @param fullName name to show
   * @param locale BCP 47 tag
   * @param now the time
   * @return the user, not yet stored
   */
  public static User vouchedFor(
      Id id, EmailAddress email, String fullName, String locale, Instant now) {
    User user = new User(id, email, fullName, locale, null, now);
    user.emailVerifiedAt = now;
    user.registerEvent(new Registered(user));
    return user;
  }

  /**
   * A new password.
   *
   * @param hash of it
   * @param now the time
   */
  public void changePassword(String hash, Instant now) {
    passwordHash = hash;
    passwordChangedAt = now;
  }

  /**
   * A mail sent to the address was answered.
   *
   * @param now the time
   */
  public void proveEmail(Instant now) {
    if (emailVerifiedAt != null) return;
    emailVerifiedAt = now;
    registerEvent(new Changed(this));
  }

  /**
   * Lets them in no more. Again, without effect.
   *
   * @param now the time
   */
  public void disable(Instant now) {
    if (disabledAt != null) return;
    disabledAt = now;
    registerEvent(new Disabled(this));
  }

  /** Lets them in again. What ended meanwhile has to begin anew. */
  public void enable() {
    disabledAt = null;
  }

  /**
   * To be deleted from {@link Users} next, which announces it.
   *
   * @return this user
   */
  public User leave() {
    registerEvent(new Gone(this));
    return this;
  }

  /**
   * Whether they are shut out.
   *
   * @return true from being disabled to being enabled
   */
  public boolean isDisabled() {
    return disabledAt != null;
  }

  /**
   * Since when they are shut out.
   *
   * @return the time, or empty
   */
  public Optional<Instant> disabledAt() {
    return Optional.ofNullable(disabledAt);
  }

  /**
   * Who it is.
   *
   * @return the id
   */
  public Id id() {
    return id;
  }

  /**
   * The account that registration opened.
   *
   * @return its id, which follows from the user's
   */
  public UUID personalAccountId() {
    return Accounts.personalAccountOf(id.value());
  }

  /**
   * The address.
   *
   * @return as its owner writes it
   */
  public String email() {
    return email;
  }

  /**
   * By what the address is compared.
   *
   * @return see {@link EmailAddress}
   */
  public String emailKey() {
    return emailKey;
  }

  /**
   * Whether the address was proven.
   *
   * @return true when a mail sent there was answered
   */
  public boolean isEmailVerified() {
    return emailVerifiedAt != null;
  }

  /**
   * The name to show.
   *
   * @return the full name
   */
  public String fullName() {
    return fullName;
  }

  /**
   * The language of mails.
   *
   * @return BCP 47 tag
   */
  public String locale() {
    return locale;
  }

  /**
   * What a password is compared with.
   *
   * @return an Argon2id hash, or empty for somebody who has no password
   */
  public Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  /**
   * When they signed up.
   *
   * @return the time
   */
  public Instant registeredAt() {
    return registeredAt;
  }
}
