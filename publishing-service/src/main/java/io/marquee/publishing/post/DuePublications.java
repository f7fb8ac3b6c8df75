package io.marquee.publishing.post;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is still to be published, over all tenants. */
@Repository
@Transactional
class DuePublications {

  private final JdbcClient jdbc;

  DuePublications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A publication that waits: whose it is, and the job that was to do it. */
  record Due(
      UUID publicationId,
      UUID postId,
      int round,
      String job,
      UUID workspaceId,
      @Nullable UUID accountId,
      Instant dueAt) {

    Tenant tenant() {
      return Tenant.workspace(workspaceId, accountId);
    }
  }

  void put(Post.Queued queued, String job) {
    jdbc.sql(
            """
            insert into due_publications (publication_id, post_id, round, job, workspace_id, account_id, due_at)
            values (:publication, :post, :round, :job, :workspace, :account, :at)
            on conflict (publication_id) do update
            set round = excluded.round, job = excluded.job, due_at = excluded.due_at
            """)
        .param("publication", queued.publication().value())
        .param("post", queued.post().value())
        .param("round", queued.round())
        .param("job", job)
        .param("workspace", CurrentWorkspace.id())
        .param("account", CurrentWorkspace.findAccount().orElse(null))
        .param("at", queued.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  void remove(Publication.Id publication) {
    jdbc.sql("delete from due_publications where publication_id = ?")
        .param(publication.value())
        .update();
  }

  /**
   * What was due before a moment and has no job any more. Deleted workspaces wait until they are
   * restored.
   */
  @Transactional(readOnly = true)
  List<Due> listMissed(String task, Instant before, int limit) {
    return jdbc.sql(
            """
            select due.* from due_publications due
            where due.due_at < :before
              and not exists (select 1 from scheduled_jobs job
                              where job.task_name = :task and job.task_instance = due.job)
              and not exists (select 1 from workspaces gone
                              where gone.workspace_id = due.workspace_id and gone.status = 'deleted')
            order by due.due_at limit :limit
            """)
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("task", task)
        .param("limit", limit)
        .query(Due.class)
        .list();
  }
}
