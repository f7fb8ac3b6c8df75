package io.marquee.film.asset.messaging;

import io.marquee.events.film.AssetEvent;
import io.marquee.events.film.AssetSnapshot;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.TenantAggregates;
import io.marquee.outbox.TenantSnapshots;
import io.marquee.tenancy.AcrossWorkspaces;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says usable assets once more, for those who rebuild. */
@Component
class AssetSnapshotAnnouncer extends TenantSnapshots {

  private final JdbcClient jdbc;

  AssetSnapshotAnnouncer(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
    super(
        AssetEvent.class,
        new TenantAggregates(across, "assets", "null::uuid", "status = 'READY'"),
        outbox);
    this.jdbc = jdbc;
  }

  @Override
  protected AssetSnapshot stateOf(UUID id) {
    return jdbc.sql("select filename, content_type, size, created_at from assets where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new AssetSnapshot(
                    id,
                    row.getString("filename"),
                    row.getString("content_type"),
                    row.getLong("size"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .single();
  }
}
