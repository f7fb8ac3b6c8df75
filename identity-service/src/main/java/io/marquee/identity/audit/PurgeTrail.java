package io.marquee.identity.audit;

import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes the bound workspace's trail, since the workspace is gone for good. How long the chain was
 * and how it ended stays in the trail of its account.
 */
@Service
public class PurgeTrail {

  private final Entries entries;
  private final JdbcClient jdbc;
  private final Audit audit;

  PurgeTrail(Entries entries, JdbcClient jdbc, Audit audit) {
    this.entries = entries;
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** Removes it; again, without effect. The workspace must not be known any longer. */
  @Transactional
  public void run() {
    Head head = entries.head(Trail.WORKSPACE);
    if (head.position() == 0) return;
    jdbc.sql("select purge_audit_trail()").query(Long.class).single();
    CurrentWorkspace.findAccount()
        .ifPresent(
            account ->
                audit
                    .in(Tenant.account(account))
                    .noted(
                        "audit_purged",
                        AuditFacts.of("workspace", CurrentWorkspace.id())
                            .with("entries", head.position())
                            .with("last_hash", head.hash())));
  }
}
