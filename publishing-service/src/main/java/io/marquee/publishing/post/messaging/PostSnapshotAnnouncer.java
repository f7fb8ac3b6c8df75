package io.marquee.publishing.post.messaging;

import io.marquee.events.publishing.PastPublication;
import io.marquee.events.publishing.PostEvent;
import io.marquee.events.publishing.PostSnapshot;
import io.marquee.outbox.Outbox;
import io.marquee.outbox.TenantAggregates;
import io.marquee.outbox.TenantSnapshots;
import io.marquee.tenancy.AcrossWorkspaces;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says posts and where they appeared once more, for those who rebuild. */
@Component
class PostSnapshotAnnouncer extends TenantSnapshots {

  private final JdbcClient jdbc;

  PostSnapshotAnnouncer(AcrossWorkspaces across, JdbcClient jdbc, Outbox outbox) {
    super(PostEvent.class, TenantAggregates.of(across, "posts"), outbox);
    this.jdbc = jdbc;
  }

  @Override
  protected PostSnapshot stateOf(UUID id) {
    List<PastPublication> published =
        jdbc.sql(
                """
                select id as publication_id, platform, published_at from publications
                 where post_id = ? and published_at is not null order by published_at, id
                """)
            .param(id)
            .query(PastPublication.class)
            .list();
    return jdbc.sql("select film_id, title from posts where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new PostSnapshot(
                    id, row.getObject("film_id", UUID.class), row.getString("title"), published))
        .single();
  }
}
