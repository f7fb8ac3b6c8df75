package io.marquee.publishing.post;

import io.marquee.publishing.film.KnownFilm;
import io.marquee.publishing.film.KnownFilms;
import io.marquee.publishing.film.Variant;
import io.marquee.web.Cursor;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final KnownFilms films;

  PostSummaries(JdbcClient jdbc, PublicationSummaries publications, KnownFilms films) {
    this.jdbc = jdbc;
    this.publications = publications;
    this.films = films;
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
    return whole(List.of(row.orElseThrow(() -> new NotFound("post", id)))).getFirst();
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
    return new Page<>(whole(page.items()), page.nextCursor());
  }

  /** With what lies in other tables: one question to each of them, however many posts there are. */
  private List<PostSummary> whole(List<PostSummary> posts) {
    var ids = posts.stream().map(PostSummary::id).toList();
    Map<UUID, List<PublicationSummary>> byPost =
        publications.ofPosts(ids).stream()
            .collect(Collectors.groupingBy(PublicationSummary::postId));
    Map<UUID, PostSummary.PostApproval> approvals = approvalsOf(ids);
    Map<UUID, KnownFilm> known =
        films.find(
            posts.stream()
                .map(PostSummary::filmId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return posts.stream()
        .map(
            post ->
                with(
                    post,
                    byPost.getOrDefault(post.id(), List.of()),
                    post.filmId() == null ? null : known.get(post.filmId()),
                    approvals.get(post.id())))
        .toList();
  }

  private Map<UUID, PostSummary.PostApproval> approvalsOf(List<UUID> posts) {
    if (posts.isEmpty()) return Map.of();
    var found = new HashMap<UUID, PostSummary.PostApproval>();
    jdbc.sql(
            """
            select p.id as post_id, a.id, a.status, s.stage_id, s.name, s.audience, s.place
            from posts p
            join approvals a on a.workspace_id = p.workspace_id and a.id = p.approval_id
            join approval_steps s
              on s.workspace_id = a.workspace_id and s.approval_id = a.id and s.place = a.place
            where p.id in (:posts)
            """)
        .param("posts", posts)
        .query(
            row -> {
              found.put(
                  row.getObject("post_id", UUID.class),
                  new PostSummary.PostApproval(
                      row.getObject("id", UUID.class),
                      row.getString("status"),
                      new ApprovalStage(
                          row.getObject("stage_id", UUID.class),
                          row.getString("name"),
                          row.getString("audience"),
                          row.getInt("place"))));
            });
    return found;
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
        "",
        null,
        List.of());
  }

  private static List<UUID> uuids(Array array) throws SQLException {
    return List.of((UUID[]) array.getArray());
  }

  private static PostSummary with(
      PostSummary post,
      List<PublicationSummary> publications,
      @Nullable KnownFilm film,
      PostSummary.@Nullable PostApproval approval) {
    var content =
        new Post.Content(
            post.title(), post.description(), post.filmId(), post.variantId(), post.assetIds());
    var accounts = publications.stream().map(PublicationSummary::socialAccountId).toList();
    Variant file = film == null ? null : film.variant(post.variantId()).orElse(null);
    return new PostSummary(
        post.id(),
        post.title(),
        post.description(),
        post.filmId(),
        post.variantId(),
        post.assetIds(),
        accounts,
        post.status(),
        post.scheduledAt(),
        post.publishedAt(),
        post.createdBy(),
        post.createdAt(),
        post.updatedAt(),
        post.version(),
        ContentHash.of(content, file, accounts),
        approval,
        publications);
  }
}
