package io.marquee.service.purge;

import io.marquee.tenancy.CurrentWorkspace;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the schema {@code service} holds of the bound workspace: stored work, parked events, answers
 * kept for repeated requests, and the service's own directories.
 */
class ServiceRows {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  ServiceRows(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  void remove(Purging purging) {
    UUID workspace = CurrentWorkspace.id();
    purging.remove("stored_work", () -> storedWork(workspace));
    purging.remove("rows.parked_keys", () -> parkedKeys(workspace));
    for (String table : tables()) {
      purging.remove(
          "rows." + table,
          () ->
              jdbc.sql("delete from service.\"%s\" where workspace_id = ?".formatted(table))
                  .param(workspace)
                  .update());
    }
  }

  /** All but this purge itself, and what is being worked on. */
  private long storedWork(UUID workspace) {
    return jdbc.sql(
            """
            delete from service.scheduled_jobs
             where not picked and task_name <> :purge and task_data is not null
               and coalesce(convert_from(task_data, 'UTF8')::jsonb ->> 'workspace_id',
                            convert_from(task_data, 'UTF8')::jsonb ->> 'workspaceId') = :workspace
            """)
        .param("purge", PurgeJob.NAME)
        .param("workspace", workspace.toString())
        .update();
  }

  private long parkedKeys(UUID workspace) {
    return jdbc.sql(
            """
            delete from service.parked_keys p using service.dead_letters d
             where d.workspace_id = ? and p.consumer = d.consumer and p.generation = d.generation and p.key = d.key
            """)
        .param(workspace)
        .update();
  }

  private List<String> tables() {
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                jdbc.sql(
                        """
                        select c.relname from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
                         where c.relnamespace = 'service'::regnamespace and c.relkind = 'r' and not c.relispartition
                           and has_table_privilege(c.oid, 'DELETE')
                         order by c.relname
                        """)
                    .query(String.class)
                    .list()));
  }
}
