package io.marquee.identity.grant;

import io.marquee.identity.user.User;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All grants; they belong to no workspace. */
@Transactional(readOnly = true)
interface AccessGrants extends Repository<AccessGrant, AccessGrant.Id> {

  Optional<AccessGrant> findById(AccessGrant.Id id);

  List<AccessGrant> findAllByUserId(User.Id userId);

  List<AccessGrant> findAllByScopeOrderByCreatedAt(String scope);

  List<AccessGrant> findAllByAccountIdOrderByCreatedAt(UUID accountId);

  List<AccessGrant> findAll();

  @Transactional
  AccessGrant saveAndFlush(AccessGrant grant);

  @Transactional
  void delete(AccessGrant grant);
}
