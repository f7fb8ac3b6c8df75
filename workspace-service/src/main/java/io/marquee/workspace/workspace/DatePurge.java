package io.marquee.workspace.workspace;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes in the directory from when on a deleted workspace may be purged: at once, if it never was
 * whole, since its archive is still there.
 */
@Component
class DatePurge {

  private final JdbcClient jdbc;

  DatePurge(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void on(Workspace.Changed event) {
    Instant deletedAt = event.workspace().deletedAt();
    int dated =
        jdbc.sql(
                """
                update workspace_directory
                   set purge_due = case when import_id is null then :due::timestamptz else :deleted::timestamptz end
                 where workspace_id = :workspace and purge_id is null
                   and (import_id is null or purge_due is null or :deleted::timestamptz is not null)
                """)
            .param("due", deletedAt == null ? null : utc(deletedAt.plus(Workspace.UNDO)))
            .param("deleted", deletedAt == null ? null : utc(deletedAt))
            .param("workspace", event.workspace().id())
            .update();
    // A purge that was asked for meanwhile cannot be called back: all services are at it.
    if (dated == 0 && deletedAt == null) throw new RestoreTooLate(event.workspace().id());
  }

  private static @Nullable OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
