package io.marquee.publishing.post;

import io.marquee.web.Cursor;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Posts as clients see them. */
@Repository
@Transactional(readOnly = true)
public class PostSummaries {

  private final JdbcClient jdbc;
  private final PublicationSummaries publications;

  PostSummaries(JdbcClient jdbc, PublicationSummaries publications) {
    this.jdbc = jdbc;
    this.publications = publications;
  }

  /**
   * A post. For a key that does not reach it there is none.
   *
   * @param id which
   * @return the post
   */
  public PostSummary get(UUID id) {
    var row =
        jdbc.sql("select * from posts where id = :id and " + KeyLimits.POSTS)
            .params(KeyLimits.parameters())
            .param("id", id)
            .query(PostSummaries::row)
            .optional();
    return with(row.orElseThrow(() -> new NotFound("post", id)), publications.ofPosts(List.of(id)));
  }

  /**
   * Posts.
   *
   * @param status only in this status, null for all
   * @param filmId only with this film, null for all
   * @param paging which page
   * @return newest first
   */
  public Page<PostSummary> list(@Nullable Status status, @Nullable UUID filmId, Paging paging) {
    var rows =
        jdbc.sql(
                """
                select * from posts
                where (cast(:status as text) is null or status = :status)
                  and (cast(:film as uuid) is null or film_id = :film) and
                """
                    + KeyLimits.POSTS
                    + " and "
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .params(paging.parameters())
            .params(KeyLimits.parameters())
            .param("status", status == null ? null : status.code())
            .param("film", filmId)
            .query(PostSummaries::row)
            .list();
    var page = paging.page(rows, post -> new Cursor(post.createdAt(), post.id()));
    Map<UUID, List<PublicationSummary>> byPost =
        publications.ofPosts(page.items().stream().map(PostSummary::id).toList()).stream()
            .collect(Collectors.groupingBy(PublicationSummary::postId));
    return page.map(post -> with(post, byPost.getOrDefault(post.id(), List.of())));
  }

  private static PostSummary row(ResultSet row, int number) throws SQLException {
    return new PostSummary(
        row.getObject("id", UUID.class),
        row.getString("title"),
        row.getString("description"),
        row.getObject("film_id", UUID.class),
        row.getObject("variant_id", UUID.class),
        uuids(row.getArray("asset_ids")),
        List.of(),
        row.getString("status"),
        Columns.instant(row, "scheduled_at"),
        Columns.instant(row, "published_at"),
        row.getObject("created_by", UUID.class),
        Columns.requiredInstant(row, "created_at"),
        Columns.requiredInstant(row, "updated_at"),
        row.getLong("version"),
        List.of());
  }

  private static List<UUID> uuids(Array array) throws SQLException {
    return List.of((UUID[]) array.getArray());
  }

  private static PostSummary with(PostSummary post, List<PublicationSummary> publications) {
    return new PostSummary(
        post.id(),
        post.title(),
        post.description(),
        post.filmId(),
        post.variantId(),
        post.assetIds(),
        publications.stream().map(PublicationSummary::socialAccountId).toList(),
        post.status(),
        post.scheduledAt(),
        post.publishedAt(),
        post.createdBy(),
        post.createdAt(),
        post.updatedAt(),
        post.version(),
        publications);
  }
}
