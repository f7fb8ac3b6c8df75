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
   * Somebody by the key of their address.
   *
   * @param emailKey see {@link EmailAddress}
   * @return the user, or empty
   */
  Optional<User> findByEmailKey(String emailKey);

  /**
   * Somebody by address.
   *
   * @param text as typed, perhaps no address at all
   * @return the user, or empty
   */
  default Optional<User> findByEmail(String text) {
    return findByEmailKey(EmailAddress.keyOf(text));
  }

  /**
   * The owner of an address.
   *
   * @param text as typed, perhaps no address at all
   * @return the user who proved that it is theirs, or empty
   */
  default Optional<User> findOwner(String text) {
    return findByEmail(text).filter(User::isEmailVerified);
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
   * Stores a user at once, so that an address that is taken shows here.
   *
   * @param user who
   * @return the stored user
   */
  @Transactional
  User saveAndFlush(User user);
}
