package io.marquee.workspace.purge;

import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The purges of the bound account, and what the services answered. */
@Component
class Purges {

  /** A workspace of an account. */
  record Place(UUID workspaceId, UUID accountId) {}

  /** A purge that not all have answered. */
  record Open(UUID id, UUID accountId, UUID workspaceId, Instant deletedAt) {}

  private final JdbcClient jdbc;
  private final AcrossWorkspaces across;

  Purges(JdbcClient jdbc, AcrossWorkspaces across) {
    this.jdbc = jdbc;
    this.across = across;
  }

  /** Some workspaces whose time has come. */
  List<Place> due(Instant now, int most) {
    return jdbc.sql(
            """
            select workspace_id, account_id from workspace_directory
             where purge_due <= :now and purge_id is null order by purge_due limit :most
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(Place.class)
        .list();
  }

  /**
   * Takes the bound workspace for a purge.
   *
   * @return false when it was restored or taken meanwhile
   */
  boolean take(UUID purge, Instant now) {
    return jdbc.sql(
                """
                update workspace_directory set purge_id = :purge
                 where workspace_id = :workspace and purge_due <= :now and purge_id is null
                """)
            .param("purge", purge)
            .param("workspace", CurrentWorkspace.id())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  void open(UUID purge, String name, String slug, Instant deletedAt, Instant now) {
    jdbc.sql(
            """
            insert into purges (id, purged_workspace_id, workspace_name, slug, deleted_at, created_at, asked_at)
            values (:id, :workspace, :name, :slug, :deletedAt, :now, :now)
            """)
        .param("id", purge)
        .param("workspace", CurrentWorkspace.id())
        .param("name", name)
        .param("slug", slug)
        .param("deletedAt", deletedAt.atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Some that were asked for a while ago and are not complete. */
  List<Open> unanswered(Instant askedBefore, int most) {
    return across.read(
        sql ->
            sql.sql(
                    """
                    select id, account_id, purged_workspace_id as workspace_id, deleted_at from purges
                     where completed_at is null and asked_at < :before order by asked_at limit :most
                    """)
                .param("before", askedBefore.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Open.class)
                .list());
  }

  void askedAgain(UUID purge, Instant now) {
    jdbc.sql("update purges set asked_at = :now where id = :id and completed_at is null")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", purge)
        .update();
  }

  /** Holds a purge that is not complete, so that answers come one after the other. */
  boolean lockOpen(UUID purge) {
    return !jdbc.sql("select id from purges where id = ? and completed_at is null for update")
        .param(purge)
        .query(UUID.class)
        .list()
        .isEmpty();
  }

  /** Keeps an answer; a second one of the same service changes nothing. */
  void answer(UUID purge, String service, String removed, String remaining, Instant now) {
    jdbc.sql(
            """
            insert into purge_answers (purge_id, service, removed, remaining, answered_at)
            values (:purge, :service, :removed::jsonb, :remaining::jsonb, :now)
            on conflict (account_id, purge_id, service) do nothing
            """)
        .param("purge", purge)
        .param("service", service)
        .param("removed", removed)
        .param("remaining", remaining)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<String> answered(UUID purge) {
    return jdbc.sql("select service from purge_answers where purge_id = ?")
        .param(purge)
        .query(String.class)
        .list();
  }

  void complete(UUID purge, Instant now) {
    jdbc.sql("update purges set completed_at = :now where id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", purge)
        .update();
  }
}
