package io.marquee.film.entitlement;

import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The current account's entitlements. */
@Component
public class KnownEntitlements {

  /** An older copy says nothing: credits may have been bought since. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  KnownEntitlements(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether we heard just now that no credits are left. When unsure: no. */
  @Transactional(readOnly = true)
  public boolean clearlyEmpty() {
    if (CurrentWorkspace.findAccount().isEmpty()) return false;
    return jdbc.sql(
            """
            select exists (select 1 from entitlements
                            where credits_available <= 0 and heard_at > :fresh)
            """)
        .param("fresh", clock.instant().minus(FRESH).atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  @Transactional
  void learn(String plan, String status, long creditsAvailable) {
    jdbc.sql(
            """
            insert into entitlements (id, plan, status, credits_available, heard_at)
            values (:id, :plan, :status, :credits, :now)
            on conflict (account_id, id) do update
               set plan = excluded.plan, status = excluded.status,
                   credits_available = excluded.credits_available, heard_at = excluded.heard_at
            """)
        .param("id", CurrentWorkspace.accountId())
        .param("plan", plan)
        .param("status", status)
        .param("credits", creditsAvailable)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
