package io.marquee.billing.ledger;

import io.marquee.service.jobs.RecurringJob;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books what is left of expired grants out of the balance. Nobody could have spent it any more, but
 * everybody would have seen it.
 */
@Component
public class LapseGrants extends RecurringJob {

  private static final Logger log = LoggerFactory.getLogger(LapseGrants.class);

  private final AcrossWorkspaces across;
  private final TransactionTemplate transaction;
  private final Ledger ledger;
  private final Clock clock;

  LapseGrants(
      AcrossWorkspaces across, TransactionTemplate transaction, Ledger ledger, Clock clock) {
    super("lapse-grants", Duration.ofMinutes(1));
    this.across = across;
    this.transaction = transaction;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void run() {
    var due =
        across.read(
            jdbc ->
                jdbc.sql(
                        "select distinct account_id from grants where available > 0 and expires_at <= ? limit 500")
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .query(UUID.class)
                    .list());
    for (UUID account : due) lapse(account);
  }

  private void lapse(UUID account) {
    try {
      CurrentWorkspace.run(
          Tenant.account(account), () -> transaction.executeWithoutResult(status -> ledger.lock()));
    } catch (RuntimeException failed) {
      // One account's trouble is not the others'; it is tried again in the next run.
      log.error("The grants of account {} did not lapse", account, failed);
    }
  }
}
