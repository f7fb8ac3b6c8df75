package io.marquee.film.generation.messaging;

import io.marquee.events.film.FilmEvent;
import io.marquee.events.film.FilmSnapshot;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.film.PastFailure;
import io.marquee.events.film.PastGeneration;
import io.marquee.film.generation.GenerationKeys;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.TenantAggregates;
import io.marquee.outbox.TenantSnapshots;
import io.marquee.tenancy.AcrossWorkspaces;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says films with the runs that have ended once more, for those who rebuild. */
@Component
class FilmSnapshotAnnouncer extends TenantSnapshots {

  private final JdbcClient jdbc;

  FilmSnapshotAnnouncer(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
    super(FilmEvent.class, TenantAggregates.of(across, "films"), outbox);
    this.jdbc = jdbc;
  }

  private record Succeeded(UUID id, Instant endedAt) {}

  @Override
  protected FilmSnapshot stateOf(UUID id) {
    return jdbc.sql("select project_id, title, created_at from films where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new FilmSnapshot(
                    id,
                    row.getObject("project_id", UUID.class),
                    row.getString("title"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    generated(id),
                    failed(id)))
        .single();
  }

  private List<PastGeneration> generated(UUID film) {
    return jdbc
        .sql(
            "select id, ended_at from generations where film_id = ? and status = 'SUCCEEDED'"
                + " order by ended_at, id")
        .param(film)
        .query(Succeeded.class)
        .list()
        .stream()
        .map(
            run ->
                new PastGeneration(
                    run.id(),
                    run.endedAt(),
                    variants(run.id()),
                    GenerationKeys.poster(film, run.id())))
        .toList();
  }

  private List<GeneratedVariant> variants(UUID generation) {
    return jdbc.sql(
            """
            select id as variant_id, aspect, object_key, content_type, size_bytes, width, height,
                   duration_millis, sha256
              from variants where generation_id = ? order by id
            """)
        .param(generation)
        .query(GeneratedVariant.class)
        .list();
  }

  private List<PastFailure> failed(UUID film) {
    return jdbc.sql(
            """
            select id as generation_id, ended_at, failure_code as code
              from generations where film_id = ? and status = 'FAILED' order by ended_at, id
            """)
        .param(film)
        .query(PastFailure.class)
        .list();
  }
}
