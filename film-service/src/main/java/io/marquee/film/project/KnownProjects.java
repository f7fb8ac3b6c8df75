package io.marquee.film.project;

import io.marquee.web.InvalidRequest;
import io.marquee.web.NotYetKnown;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The workspace's projects. */
@Component
public class KnownProjects {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  KnownProjects(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Goes on only with a project of this workspace. One that was just made may not have been
   * announced to us yet; it is waited for a little, so that clients read their own writes. Call it
   * outside of a transaction.
   *
   * @param pointer where the request names it
   */
  public void require(UUID id, String pointer) {
    var deadline = clock.instant().plus(PATIENCE);
    while (!contains(id)) {
      if (!NotYetKnown.isYoung(id, clock)) {
        throw new InvalidRequest(pointer, "unknown_project", "There is no project " + id + ".");
      }
      if (clock.instant().isAfter(deadline) || !paused()) throw new NotYetKnown("project", id);
    }
  }

  private boolean contains(UUID id) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status ->
                jdbc.sql("select exists (select 1 from projects where id = :id)")
                    .param("id", id)
                    .query(Boolean.class)
                    .single()));
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Transactional
  void learn(UUID id, String name) {
    jdbc.sql(
            """
            insert into projects (id, name) values (:id, :name)
            on conflict (workspace_id, id) do update set name = excluded.name
            """)
        .param("id", id)
        .param("name", name)
        .update();
  }

  @Transactional
  void forget(UUID id) {
    jdbc.sql("delete from projects where id = :id").param("id", id).update();
  }
}
