package io.marquee.publishing.post;

import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The publish history: one row per post and platform. */
@Repository
@Transactional(readOnly = true)
public class PublicationSummaries {

  private static final TypeReference<Map<String, Object>> METRICS = new TypeReference<>() {};

  private static final String ROWS =
      """
      select p.*, post.title, post.film_id
      from publications p join posts post on post.workspace_id = p.workspace_id and post.id = p.post_id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PublicationSummaries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * What to list; null does not restrict.
   *
   * @param filmId only of this film
   * @param platform only on this platform
   * @param status only in this status; drafts are listed only if asked for
   * @param from only published (or due) at this time or later
   * @param to only published (or due) before this time
   */
  public record Filter(
      @Nullable UUID filmId,
      @Nullable String platform,
      @Nullable Status status,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /**
   * Publications.
   *
   * @param filter which
   * @param paging which page
   * @return newest first
   */
  public Page<PublicationSummary> list(Filter filter, Paging paging) {
    var rows =
        jdbc.sql(
                "select * from ("
                    + ROWS
                    + """
                    ) publications
                    where (cast(:film as uuid) is null or film_id = :film)
                      and (cast(:platform as text) is null or platform = :platform)
                      and case when cast(:status as text) is null then status <> 'draft'
                               else status = :status end
                      and (cast(:from as timestamptz) is null or coalesce(published_at, due_at) >= :from)
                      and (cast(:to as timestamptz) is null or coalesce(published_at, due_at) < :to)
                      and
                    """
                    + KeyLimits.PUBLICATIONS
                    + " and "
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .params(paging.parameters())
            .params(KeyLimits.parameters())
            .param("film", filter.filmId())
            .param("platform", filter.platform())
            .param("status", filter.status() == null ? null : filter.status().code())
            .param("from", filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC))
            .param("to", filter.to() == null ? null : filter.to().atOffset(ZoneOffset.UTC))
            .query(this::row)
            .list();
    return paging.page(rows, row -> new Cursor(row.createdAt(), row.id()));
  }

  List<PublicationSummary> ofPosts(List<UUID> posts) {
    if (posts.isEmpty()) return List.of();
    return jdbc.sql(ROWS + "where p.post_id in (:posts) order by p.created_at, p.id")
        .param("posts", posts)
        .query(this::row)
        .list();
  }

  private PublicationSummary row(ResultSet row, int number) throws SQLException {
    String code = row.getString("error_code");
    return new PublicationSummary(
        row.getObject("id", UUID.class),
        row.getObject("post_id", UUID.class),
        row.getObject("film_id", UUID.class),
        row.getString("title"),
        row.getString("platform"),
        row.getObject("social_account_id", UUID.class),
        row.getString("status"),
        row.getObject("variant_id", UUID.class),
        row.getString("url"),
        Columns.instant(row, "due_at"),
        Columns.instant(row, "published_at"),
        row.getInt("attempts"),
        code == null
            ? null
            : new PublicationSummary.PublicationError(
                code, row.getString("error_detail"), row.getString("error_remedy")),
        json.readValue(row.getString("metrics"), METRICS),
        Columns.requiredInstant(row, "created_at"));
  }
}
