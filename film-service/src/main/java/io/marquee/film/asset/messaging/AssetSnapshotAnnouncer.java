package io.marquee.film.asset.messaging;

import io.marquee.events.Event;
import io.marquee.events.film.AssetEvent;
import io.marquee.events.film.AssetSnapshot;
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

/** Says usable assets once more, for those who rebuild. */
@Component
class AssetSnapshotAnnouncer implements SnapshotSource {

  private final TenantAggregates aggregates;
  private final JdbcClient jdbc;
  private final Outbox outbox;

  AssetSnapshotAnnouncer(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
    this.aggregates = new TenantAggregates(across, "assets", "null::uuid", "status = 'READY'");
    this.jdbc = jdbc;
    this.outbox = outbox;
  }

  @Override
  public Class<? extends Event> topic() {
    return AssetEvent.class;
  }

  @Override
  public List<Aggregate> next(@Nullable UUID workspace, @Nullable Aggregate after, int most) {
    return aggregates.next(workspace, after, most);
  }

  @Override
  public void say(UUID id) {
    outbox.append(
        jdbc.sql("select filename, content_type, size, created_at from assets where id = ?")
            .param(id)
            .query(
                (row, number) ->
                    new AssetSnapshot(
                        id,
                        row.getString("filename"),
                        row.getString("content_type"),
                        row.getLong("size"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
            .single());
  }
}
