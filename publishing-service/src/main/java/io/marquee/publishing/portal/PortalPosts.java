package io.marquee.publishing.portal;

import io.marquee.publishing.comment.PostComments;
import io.marquee.publishing.film.KnownFilm;
import io.marquee.publishing.film.KnownFilms;
import io.marquee.publishing.film.Variant;
import io.marquee.publishing.post.Columns;
import io.marquee.publishing.post.KeyLimits;
import io.marquee.web.Cursor;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients see. Each post is read from its newest approval that came to them: what the house
 * has changed since, and stages of its own, are not told.
 */
@Repository
@Transactional(readOnly = true)
public class PortalPosts {

  private static final int MOST_COMMENTS = 500;

  private static final String ROWS =
      """
      select a.*, step.stage_id, step.name as stage_name, step.audience,
             case when a.status = 'pending' and step.audience = 'client' then 'waiting'
                  when a.status not in ('pending', 'approved') then 'changes_requested'
                  when a.status = 'approved' and post.approval_id = a.id and post.published_at is not null then 'published'
                  else 'approved' end as shown,
             case when a.status = 'approved' and post.approval_id = a.id then post.scheduled_at end as planned_at
      from approvals a
      join posts post on post.workspace_id = a.workspace_id and post.id = a.post_id
      join approval_steps step
        on step.workspace_id = a.workspace_id and step.approval_id = a.id and step.place = a.place
      where a.client_since is not null
        and not exists (
          select 1 from approvals later
          where later.post_id = a.post_id and later.client_since is not null
            and (later.created_at, later.id) > (a.created_at, a.id))
      """;

  private static final String REACHED =
      " post_id in (select posts.id from posts where " + KeyLimits.POSTS + ") ";

  private final JdbcClient jdbc;
  private final KnownFilms films;
  private final PostComments comments;

  PortalPosts(JdbcClient jdbc, KnownFilms films, PostComments comments) {
    this.jdbc = jdbc;
    this.films = films;
    this.comments = comments;
  }

  private record Appeared(UUID postId, PortalPost.PortalPublication publication) {}

  /**
   * Posts.
   *
   * @param waiting only those that wait for clients, or only the others; null for all
   * @param paging which page
   * @return newest first
   */
  public Page<PortalPost> list(@Nullable Boolean waiting, Paging paging) {
    var rows =
        jdbc.sql(
                "select * from ("
                    + ROWS
                    + ") shown where (cast(:waiting as boolean) is null"
                    + " or :waiting = (shown = 'waiting')) and "
                    + REACHED
                    + " and "
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .params(paging.parameters())
            .params(KeyLimits.parameters())
            .param("waiting", waiting)
            .query(PortalPosts::row)
            .list();
    var page = paging.page(rows, post -> new Cursor(post.createdAt(), post.approvalId()));
    return new Page<>(whole(page.items()), page.nextCursor());
  }

  /**
   * A post. One that never came to clients is not there.
   *
   * @param id which
   * @return the post
   */
  public PortalPost get(UUID id) {
    return whole(List.of(find(id).orElseThrow(() -> new NotFound("post", id)))).getFirst();
  }

  /**
   * A post and what was said about it.
   *
   * @param id which
   * @return the post, its comments and decisions
   */
  public PortalDetails details(UUID id) {
    PortalPost post = get(id);
    return new PortalDetails(
        post,
        comments.listForClients(id, MOST_COMMENTS).stream()
            .map(
                said ->
                    new PortalDetails.PortalComment(
                        said.id(),
                        said.text(),
                        said.atSeconds(),
                        said.byClient(),
                        said.createdAt()))
            .toList(),
        decisions(id));
  }

  /**
   * The film's file that clients see with a post.
   *
   * @param id which post
   * @return the file
   */
  public Optional<Variant> file(UUID id) {
    PortalPost post = find(id).orElseThrow(() -> new NotFound("post", id));
    return Optional.ofNullable(post.filmId())
        .flatMap(films::find)
        .flatMap((KnownFilm film) -> film.variant(post.variantId()));
  }

  private Optional<PortalPost> find(UUID id) {
    return jdbc.sql("select * from (" + ROWS + " and a.post_id = :post) shown where " + REACHED)
        .params(KeyLimits.parameters())
        .param("post", id)
        .query(PortalPosts::row)
        .optional();
  }

  private List<PortalDetails.PastDecision> decisions(UUID post) {
    return jdbc.sql(
            """
            select entry.* from approval_entries entry
            join approvals approval
              on approval.workspace_id = entry.workspace_id and approval.id = entry.approval_id
            where approval.post_id = ? and entry.audience = 'client'
              and entry.action in ('approved', 'rejected')
            order by entry.noted_at, entry.id
            """)
        .param(post)
        .query(
            (row, number) ->
                new PortalDetails.PastDecision(
                    Columns.requiredInstant(row, "noted_at"),
                    !row.getBoolean("on_behalf_of_client"),
                    row.getString("action"),
                    row.getString("comment")))
        .list();
  }

  private List<PortalPost> whole(List<PortalPost> posts) {
    Map<UUID, KnownFilm> known =
        films.find(
            posts.stream()
                .map(PortalPost::filmId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<UUID, List<PortalPost.PortalPublication>> appeared =
        appeared(
            posts.stream()
                .filter(post -> post.status().equals("published"))
                .map(PortalPost::id)
                .toList());
    return posts.stream()
        .map(
            post ->
                post.with(
                    film(post, post.filmId() == null ? null : known.get(post.filmId())),
                    appeared.getOrDefault(post.id(), List.of())))
        .toList();
  }

  private static PortalPost.@Nullable PortalFilm film(PortalPost post, @Nullable KnownFilm film) {
    if (film == null) return null;
    return film.variant(post.variantId())
        .map(
            file ->
                new PortalPost.PortalFilm(
                    film.id(),
                    film.title(),
                    new BigDecimal(
                        BigDecimal.valueOf(file.durationMillis(), 3)
                            .stripTrailingZeros()
                            .toPlainString()),
                    file.aspect()))
        .orElse(null);
  }

  private Map<UUID, List<PortalPost.PortalPublication>> appeared(List<UUID> posts) {
    if (posts.isEmpty()) return Map.of();
    return jdbc
        .sql(
            """
            select post_id, platform, url, published_at from publications
            where post_id in (:posts) and published_at is not null order by published_at, id
            """)
        .param("posts", posts)
        .query(
            (row, number) ->
                new Appeared(
                    row.getObject("post_id", UUID.class),
                    new PortalPost.PortalPublication(
                        row.getString("platform"),
                        row.getString("url"),
                        Columns.requiredInstant(row, "published_at"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Appeared::postId, Collectors.mapping(Appeared::publication, Collectors.toList())));
  }

  private static PortalPost row(ResultSet row, int number) throws SQLException {
    String shown = row.getString("shown");
    boolean waiting = shown.equals(PortalPost.WAITING);
    return new PortalPost(
        row.getObject("post_id", UUID.class),
        row.getString("title"),
        row.getString("description"),
        null,
        shown,
        waiting
            ? new PortalPost.PortalStage(
                row.getObject("stage_id", UUID.class), row.getString("stage_name"))
            : null,
        row.getString("content_hash"),
        waiting ? Columns.instant(row, "due_at") : null,
        Columns.instant(row, "planned_at"),
        List.of((String[]) row.getArray("platforms").getArray()),
        List.of(),
        Columns.requiredInstant(row, "created_at"),
        row.getObject("id", UUID.class),
        row.getObject("film_id", UUID.class),
        row.getObject("variant_id", UUID.class));
  }
}
