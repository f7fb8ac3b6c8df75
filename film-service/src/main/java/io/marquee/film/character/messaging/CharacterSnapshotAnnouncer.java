package io.marquee.film.character.messaging;

import io.marquee.events.film.CharacterEvent;
import io.marquee.events.film.CharacterSnapshot;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.TenantAggregates;
import io.marquee.outbox.TenantSnapshots;
import io.marquee.tenancy.AcrossWorkspaces;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says characters once more, for those who rebuild. */
@Component
class CharacterSnapshotAnnouncer extends TenantSnapshots {

  private final JdbcClient jdbc;

  CharacterSnapshotAnnouncer(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
    super(CharacterEvent.class, TenantAggregates.of(across, "characters"), outbox);
    this.jdbc = jdbc;
  }

  @Override
  protected CharacterSnapshot stateOf(UUID id) {
    return jdbc.sql("select name, created_at from characters where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new CharacterSnapshot(
                    id,
                    row.getString("name"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .single();
  }
}
