package io.marquee.publishing.comment;

import io.marquee.publishing.approval.Audience;
import io.marquee.publishing.post.Columns;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's comments. */
@Repository
@Transactional(readOnly = true)
public class PostComments {

  private final JdbcClient jdbc;

  PostComments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Comments of a post.
   *
   * @param post which
   * @param paging which page
   * @return newest first
   */
  public Page<PostComment> list(UUID post, Paging paging) {
    var rows =
        jdbc.sql(
                "select * from post_comments where post_id = :post and "
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .params(paging.parameters())
            .param("post", post)
            .query(PostComments::row)
            .list();
    return paging.page(rows, comment -> new Cursor(comment.createdAt(), comment.id()));
  }

  /**
   * What was said for clients to read.
   *
   * @param post about which post
   * @param limit how many at most, the newest of them
   * @return oldest first
   */
  public List<PostComment> listForClients(UUID post, int limit) {
    return jdbc.sql(
            """
            select * from post_comments where post_id = :post and audience = 'client'
            order by created_at desc, id limit :limit
            """)
        .param("post", post)
        .param("limit", limit)
        .query(PostComments::row)
        .list()
        .reversed();
  }

  /**
   * Stores it.
   *
   * @return whether its post is there; who is just deleting that is waited for
   */
  @Transactional
  boolean add(UUID post, PostComment comment) {
    BigDecimal at = comment.atSeconds();
    return jdbc.sql(
                """
            insert into post_comments (id, post_id, text, at_millis, audience, by_client, created_by, created_at)
            select :id, id, :text, :at, :audience, :byClient, :by, :now from posts where id = :post for key share
            """)
            .param("id", comment.id())
            .param("post", post)
            .param("text", comment.text())
            .param("at", at == null ? null : at.movePointRight(3).longValueExact())
            .param("audience", comment.audience().code())
            .param("byClient", comment.byClient())
            .param("by", comment.createdBy())
            .param("now", comment.createdAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static PostComment row(ResultSet row, int number) throws SQLException {
    return new PostComment(
        row.getObject("id", UUID.class),
        row.getString("text"),
        seconds(row.getObject("at_millis", Long.class)),
        Audience.valueOf(row.getString("audience").toUpperCase(Locale.ROOT)),
        row.getBoolean("by_client"),
        row.getObject("created_by", UUID.class),
        Columns.requiredInstant(row, "created_at"));
  }

  private static @Nullable BigDecimal seconds(@Nullable Long millis) {
    if (millis == null) return null;
    return new BigDecimal(BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString());
  }
}
