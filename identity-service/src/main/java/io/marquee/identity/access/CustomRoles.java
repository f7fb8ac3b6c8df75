package io.marquee.identity.access;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's own roles. */
@Transactional(readOnly = true)
interface CustomRoles extends Repository<CustomRole, CustomRole.Id> {

  Optional<CustomRole> findById(CustomRole.Id id);

  List<CustomRole> findAllByOrderByName();

  long count();

  /** Held by this transaction alone, so that nobody is given it while it changes. */
  @Transactional
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select role from CustomRole role where role.id = :id")
  Optional<CustomRole> lock(CustomRole.Id id);

  /** As it stays until the transaction ends, for whoever gives it to somebody. */
  @Transactional
  @Lock(LockModeType.PESSIMISTIC_READ)
  @Query("select role from CustomRole role where role.id = :id")
  Optional<CustomRole> lockToGive(CustomRole.Id id);

  @Transactional
  CustomRole saveAndFlush(CustomRole role);

  @Transactional
  void delete(CustomRole role);

  @Transactional
  void flush();
}
