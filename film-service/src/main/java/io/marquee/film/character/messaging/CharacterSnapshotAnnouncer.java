package io.marquee.film.character.messaging;

import io.marquee.events.Event;
import io.marquee.events.film.CharacterEvent;
import io.marquee.events.film.CharacterSnapshot;
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

/** Says characters once more, for those who rebuild. */
@Component
class CharacterSnapshotAnnouncer implements SnapshotSource {

  private final TenantAggregates aggregates;
  private final JdbcClient jdbc;
  private final Outbox outbox;

  CharacterSnapshotAnnouncer(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
    this.aggregates = TenantAggregates.of(across, "characters");
    this.jdbc = jdbc;
    this.outbox = outbox;
  }

  @Override
  public Class<? extends Event> topic() {
    return CharacterEvent.class;
  }

  @Override
  public List<Aggregate> next(@Nullable UUID workspace, @Nullable Aggregate after, int most) {
    return aggregates.next(workspace, after, most);
  }

  @Override
  public void say(UUID id) {
    outbox.append(
        jdbc.sql("select name, created_at from characters where id = ?")
            .param(id)
            .query(
                (row, number) ->
                    new CharacterSnapshot(
                        id,
                        row.getString("name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
            .single());
  }
}
