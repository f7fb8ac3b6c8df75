package io.marquee.workspace.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that somebody named; each finds itself only. */
@Transactional(readOnly = true)
interface Accounts extends Repository<Account, UUID> {

  Optional<Account> findById(UUID id);

  @Transactional
  Account saveAndFlush(Account account);
}
