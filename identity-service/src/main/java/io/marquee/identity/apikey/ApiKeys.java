package io.marquee.identity.apikey;

import io.marquee.identity.user.User;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's keys, also those that are revoked. */
@Transactional(readOnly = true)
interface ApiKeys extends Repository<ApiKey, ApiKey.Id> {

  Optional<ApiKey> findById(ApiKey.Id id);

  /** Held by this transaction alone: of two who follow the same maker, the second waits. */
  @Transactional
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  List<ApiKey> findAllByCreatedByAndRevokedAtIsNull(User.Id createdBy);

  List<ApiKey> findAllByRevokedAtIsNull();

  long countByRevokedAtIsNull();

  /** Held by this transaction alone, to change it. */
  @Transactional
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select key from ApiKey key where key.id = :id")
  Optional<ApiKey> lock(ApiKey.Id id);

  @Transactional
  ApiKey saveAndFlush(ApiKey key);
}
