package io.marquee.identity.user;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who can log in. */
@Transactional(readOnly = true)
public interface Users extends Repository<User, User.Id> {

  /**
   * Somebody by id.
   *
   * @param id who
   * @return the user, or empty
   */
  Optional<User> findById(User.Id id);

  /**
   * Whoever proved that an address is theirs.
   *
   * @param emailKey see {@link EmailAddress}
   * @return the user, or empty
   */
  Optional<User> findByEmailKeyAndEmailVerifiedAtIsNotNull(String emailKey);

  /**
   * Whoever registered last with an address and has not proved yet that it is theirs.
   *
   * @param emailKey see {@link EmailAddress}
   * @return the user, or empty
   */
  Optional<User> findFirstByEmailKeyAndEmailVerifiedAtIsNullOrderByRegisteredAtDesc(
      String emailKey);

  /**
   * The owner of an address.
   *
   * @param text as typed, perhaps no address at all
   * @return the user who proved that it is theirs, or empty
   */
  default Optional<User> findOwner(String text) {
    return findByEmailKeyAndEmailVerifiedAtIsNotNull(EmailAddress.keyOf(text));
  }

  /**
   * Who claims an address, and has not proved it.
   *
   * @param text as typed, perhaps no address at all
   * @return the one who registered last, or empty
   */
  default Optional<User> findClaimant(String text) {
    return findFirstByEmailKeyAndEmailVerifiedAtIsNullOrderByRegisteredAtDesc(
        EmailAddress.keyOf(text));
  }

  /**
   * Somebody who is known to exist.
   *
   * @param id who
   * @return the user
   * @throws UserGone when they no longer do
   */
  default User get(User.Id id) {
    return findById(id).orElseThrow(UserGone::new);
  }

  /**
   * Somebody by id, whose row nobody changes until the transaction ends.
   *
   * @param id who
   * @return the user, or empty
   */
  @Transactional
  @Lock(LockModeType.PESSIMISTIC_READ)
  @Query("select user from User user where user.id = :id")
  Optional<User> lock(User.Id id);

  /**
   * Somebody by id, held by this transaction alone, to change them.
   *
   * @param id who
   * @return the user, or empty
   */
  @Transactional
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select user from User user where user.id = :id")
  Optional<User> lockToChange(User.Id id);

  /**
   * Stores a user at once, so that an address that somebody else proved shows here.
   *
   * @param user who
   * @return the stored user
   */
  @Transactional
  User saveAndFlush(User user);

  /**
   * Somebody is gone, with all that is theirs alone.
   *
   * @param user see {@link User#leave}
   */
  @Transactional
  void delete(User user);
}
