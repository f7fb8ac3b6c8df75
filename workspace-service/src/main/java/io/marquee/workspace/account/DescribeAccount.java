package io.marquee.workspace.account;

import io.marquee.service.audit.Audit;
import io.marquee.web.IfMatch;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names an account, and says what it is. The account is bound. */
@Component
class DescribeAccount {

  private final Accounts accounts;
  private final AccountSettings settings;
  private final Clock clock;
  private final Audit audit;

  DescribeAccount(Accounts accounts, AccountSettings settings, Clock clock, Audit audit) {
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  Account run(UUID id, IfMatch seen, @Nullable String name, Account.@Nullable Kind kind) {
    Account account = get(id);
    seen.check(account.version());
    var before = account.audited();
    account.describe(name, kind, clock.instant());
    Account saved = accounts.saveAndFlush(account);
    audit.changed("updated", before, saved.audited());
    return saved;
  }

  @Transactional(readOnly = true)
  Account get(UUID id) {
    return accounts
        .findById(id)
        .orElseGet(() -> Account.unnamed(id, settings.region(), clock.instant()));
  }
}
