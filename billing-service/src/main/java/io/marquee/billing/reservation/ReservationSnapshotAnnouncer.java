package io.marquee.billing.reservation;

import io.marquee.billing.ledger.Credits;
import io.marquee.events.billing.ReservationEvent;
import io.marquee.events.billing.ReservationSnapshot;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.TenantAggregates;
import io.marquee.outbox.TenantSnapshots;
import io.marquee.tenancy.AcrossWorkspaces;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says settled reservations once more, for those who rebuild. */
@Component
class ReservationSnapshotAnnouncer extends TenantSnapshots {

  private final JdbcClient jdbc;

  ReservationSnapshotAnnouncer(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
    super(
        ReservationEvent.class,
        new TenantAggregates(across, "reservations", "account_id", "status = 'confirmed'"),
        outbox);
    this.jdbc = jdbc;
  }

  @Override
  protected ReservationSnapshot stateOf(UUID id) {
    return jdbc.sql("select * from reservations where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new ReservationSnapshot(
                    id,
                    row.getObject("reference", UUID.class),
                    row.getObject("project_id", UUID.class),
                    row.getLong("credits_used"),
                    Credits.inUsd(row.getLong("credits_used")),
                    row.getObject("closed_at", OffsetDateTime.class).toInstant()))
        .single();
  }
}
