package io.marquee.workspace.domain;

import io.marquee.outbox.TenantAggregates;
import io.marquee.service.jobs.RecurringJob;
import io.marquee.tenancy.AcrossWorkspaces;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks DNS again, daily, about the verified domains. One that leads elsewhere three times in a row
 * is suspended: whoever gave it up may have sold it. That no server answers counts for nothing.
 */
@Component
public class RecheckDomains extends RecurringJob {

  private static final Logger LOG = LoggerFactory.getLogger(RecheckDomains.class);
  private static final int AT_ONCE = 200;

  private final TenantAggregates due;
  private final VerifyDomain verifyDomain;

  RecheckDomains(AcrossWorkspaces across, VerifyDomain verifyDomain) {
    super("recheck-domains", Duration.ofHours(1));
    this.due =
        TenantAggregates.inSharedOnly(
            across,
            "domains",
            "account_id",
            "status = 'VERIFIED' and checked_at < now() - interval '1 day'");
    this.verifyDomain = verifyDomain;
  }

  @Override
  public void run() {
    due.each(AT_ONCE, domain -> check(domain.id()));
  }

  private void check(UUID domain) {
    try {
      verifyDomain.daily(domain);
    } catch (Resolver.DnsUnavailable away) {
      LOG.warn("the domain {} cannot be checked now", domain, away);
    }
  }
}
