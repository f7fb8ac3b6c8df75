package io.marquee.workspace.workspace;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes in the directory from when on a deleted workspace may be purged. */
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
                update workspace_directory set purge_due = :due
                 where workspace_id = :workspace and purge_id is null
                """)
            .param("due", deletedAt == null ? null : utc(deletedAt.plus(Workspace.UNDO)))
            .param("workspace", event.workspace().id())
            .update();
    // A purge that was asked for meanwhile cannot be called back: all services are at it.
    if (dated == 0 && deletedAt == null) throw new RestoreTooLate(event.workspace().id());
  }

  private static @Nullable OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
