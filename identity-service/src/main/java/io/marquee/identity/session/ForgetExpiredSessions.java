package io.marquee.identity.session;

import io.marquee.service.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes sessions past their time, with their tokens (these are useless, replayed or not), and
 * forgets devices that nobody came back with.
 */
@Component
class ForgetExpiredSessions extends RecurringJob {

  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final KnownDevices knownDevices;
  private final TransactionOperations transaction;
  private final Clock clock;

  ForgetExpiredSessions(
      JdbcClient jdbc, KnownDevices knownDevices, TransactionOperations transaction, Clock clock) {
    super("forget-expired-sessions", Duration.ofHours(1));
    this.jdbc = jdbc;
    this.knownDevices = knownDevices;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void run() {
    transaction.executeWithoutResult(
        status ->
            jdbc.sql("delete from sessions where expires_at < :then")
                .param("then", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update());
    knownDevices.sweep(clock.instant().minus(Devices.REMEMBERED));
  }
}
