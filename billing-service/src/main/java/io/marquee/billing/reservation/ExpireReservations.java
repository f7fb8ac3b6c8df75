package io.marquee.billing.reservation;

import io.marquee.service.jobs.RecurringJob;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for reservations that have expired. */
@Component
public class ExpireReservations extends RecurringJob {

  private static final Logger log = LoggerFactory.getLogger(ExpireReservations.class);

  /**
   * After a start, extensions that were said while this service was down may still be on their way:
   * they are heard first.
   */
  static final Duration GRACE = Duration.ofSeconds(60);

  private record Due(UUID account, UUID workspace, UUID reservation) {}

  private final AcrossWorkspaces across;
  private final ExpireReservation expireReservation;
  private final Clock clock;
  private final Instant started;

  ExpireReservations(AcrossWorkspaces across, ExpireReservation expireReservation, Clock clock) {
    super("expire-reservations", Duration.ofSeconds(10));
    this.across = across;
    this.expireReservation = expireReservation;
    this.clock = clock;
    this.started = clock.instant();
  }

  @Override
  public void run() {
    if (clock.instant().isAfter(started.plus(GRACE))) sweep();
  }

  void sweep() {
    due().forEach(this::expire);
  }

  private void expire(Due due) {
    try {
      CurrentWorkspace.run(
          Tenant.workspace(due.workspace(), due.account()),
          () -> expireReservation.run(new Reservation.Id(due.reservation())));
    } catch (RuntimeException failed) {
      // One account's trouble is not the others'; it is tried again in the next run.
      log.error("Reservation {} did not expire", due.reservation(), failed);
    }
  }

  private List<Due> due() {
    return across.read(
        jdbc ->
            jdbc.sql(
                    """
                    select account_id, workspace_id, id from reservations
                     where status = 'held' and expires_at <= ? order by expires_at limit 500
                    """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(
                    (row, number) ->
                        new Due(
                            row.getObject("account_id", UUID.class),
                            row.getObject("workspace_id", UUID.class),
                            row.getObject("id", UUID.class)))
                .list());
  }
}
