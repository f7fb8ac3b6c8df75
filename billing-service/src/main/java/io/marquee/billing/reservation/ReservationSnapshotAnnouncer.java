package io.marquee.billing.reservation;

import io.marquee.billing.ledger.Credits;
import io.marquee.events.Event;
import io.marquee.events.billing.ReservationEvent;
import io.marquee.events.billing.ReservationSnapshot;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.SnapshotSource;
import io.marquee.outbox.TenantAggregates;
import io.marquee.tenancy.AcrossWorkspaces;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says settled reservations once more, for those who rebuild. */
@Component
class ReservationSnapshotAnnouncer implements SnapshotSource {

  private final TenantAggregates aggregates;
  private final JdbcClient jdbc;
  private final Outbox outbox;

  ReservationSnapshotAnnouncer(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
    this.aggregates =
        new TenantAggregates(across, "reservations", "account_id", "status = 'confirmed'");
    this.jdbc = jdbc;
    this.outbox = outbox;
  }

  @Override
  public Class<? extends Event> topic() {
    return ReservationEvent.class;
  }

  @Override
  public List<Aggregate> next(@Nullable UUID workspace, @Nullable Aggregate after, int most) {
    return aggregates.next(workspace, after, most);
  }

  @Override
  public void say(UUID id) {
    outbox.append(
        jdbc.sql("select * from reservations where id = ?")
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
            .single());
  }
}
