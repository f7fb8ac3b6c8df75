package io.marquee.identity.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A user as they see themselves.
 *
 * @param id the user
 * @param email their address
 * @param emailVerified whether it was proven
 * @param fullName name to show
 * @param locale BCP 47 tag, such as {@code en}
 * @param accountId their personal account
 * @param createdAt when they signed up
 */
public record Profile(
    UUID id,
    String email,
    boolean emailVerified,
    String fullName,
    String locale,
    UUID accountId,
    Instant createdAt) {

  /**
   * Somebody's.
   *
   * @param user who
   * @return their profile
   */
  public static Profile of(User user) {
    return new Profile(
        user.id().value(),
        user.email(),
        user.isEmailVerified(),
        user.fullName(),
        user.locale(),
        user.personalAccountId(),
        user.registeredAt());
  }
}
