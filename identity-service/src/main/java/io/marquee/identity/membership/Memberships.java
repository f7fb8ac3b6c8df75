package io.marquee.identity.membership;

import io.marquee.identity.user.User;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The members of the current workspace. */
@Transactional(readOnly = true)
interface Memberships extends Repository<Membership, Membership.Id> {

  Optional<Membership> findByUserId(User.Id userId);

  Optional<Membership> findByRole(String role);

  List<Membership> findAllByRole(String role);

  List<Membership> findAll();

  Optional<Membership> findById(Membership.Id id);

  /** Held by this transaction alone, to change it. */
  @Transactional
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select membership from Membership membership where membership.id = :id")
  Optional<Membership> lock(Membership.Id id);

  /** At once, since the next statement may give the role of owner, which one at a time has. */
  @Transactional
  Membership saveAndFlush(Membership membership);

  /**
   * The owner, held by this transaction alone: of two who hand over, the second is none any more.
   */
  @Transactional
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select membership from Membership membership where membership.role = 'owner'")
  Optional<Membership> lockOwner();

  @Transactional
  void delete(Membership membership);
}
