package io.marquee.billing.subscription;

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

/** Looks for trials and months that are over, and begins the next period. */
@Component
public class EndPeriods extends RecurringJob {

  private static final Logger log = LoggerFactory.getLogger(EndPeriods.class);

  private final AcrossWorkspaces across;
  private final EndPeriod endPeriod;
  private final Clock clock;

  EndPeriods(AcrossWorkspaces across, EndPeriod endPeriod, Clock clock) {
    super("end-periods", Duration.ofMinutes(1));
    this.across = across;
    this.endPeriod = endPeriod;
    this.clock = clock;
  }

  @Override
  public void run() {
    var due =
        across.read(
            jdbc ->
                jdbc.sql(
                        "select account_id from subscriptions where status in ('trialing', 'active') and period_end <= ? limit 500")
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .query(UUID.class)
                    .list());
    for (UUID account : due) end(account);
  }

  private void end(UUID account) {
    try {
      CurrentWorkspace.run(Tenant.account(account), endPeriod::run);
    } catch (RuntimeException failed) {
      // One account's trouble is not the others'; it is tried again in the next run.
      log.error("The period of account {} did not end", account, failed);
    }
  }
}
