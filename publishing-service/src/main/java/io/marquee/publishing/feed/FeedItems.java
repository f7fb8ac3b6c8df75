package io.marquee.publishing.feed;

import io.marquee.publishing.feed.Feed.Item;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the current workspace's feed shows. */
@Repository
@Transactional(readOnly = true)
class FeedItems {

  static final String PLATFORM = "feed";

  /** What players read; the publish history has all. */
  private static final int NEWEST = 300;

  private final JdbcClient jdbc;

  FeedItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Item> list() {
    return jdbc.sql(
            """
            select p.id, post.title, post.description, p.published_at, p.media_type, p.media_bytes,
                   p.media_millis, p.has_poster
            from publications p
              join posts post on post.workspace_id = p.workspace_id and post.id = p.post_id
              join social_accounts a on a.workspace_id = p.workspace_id and a.id = p.social_account_id
            where p.platform = ? and p.status = 'published' and a.status = 'active'
            order by p.published_at desc, p.id limit ?
            """)
        .param(PLATFORM)
        .param(NEWEST)
        .query(
            (row, number) ->
                new Item(
                    row.getObject("id", UUID.class),
                    row.getString("title"),
                    row.getString("description"),
                    row.getObject("published_at", OffsetDateTime.class).toInstant(),
                    row.getString("media_type"),
                    row.getLong("media_bytes"),
                    row.getLong("media_millis"),
                    row.getBoolean("has_poster")))
        .list();
  }
}
