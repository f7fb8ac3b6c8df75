package io.marquee.identity.audit;

import io.marquee.service.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Forgets from where somebody acted once it is old; what they did stays. */
@Component
class ForgetOrigins extends RecurringJob {

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Duration kept;

  ForgetOrigins(
      JdbcClient jdbc,
      TransactionOperations transaction,
      Clock clock,
      @Value("${marquee.identity.audit.keep-origins:400d}") Duration kept) {
    super("forget-audit-origins", Duration.ofHours(6));
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.kept = kept;
  }

  @Override
  public void run() {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql("select forget_audit_origins(:then)")
                .param("then", clock.instant().minus(kept).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
  }
}
