package io.marquee.outbox;

import io.marquee.events.Contracts;
import io.marquee.outbox.SnapshotSource.Aggregate;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says what a workspace has that came in without events, so that the projections of others follow.
 * A consumer hears a snapshot that is the first event of its aggregate as if it were all earlier
 * ones; hence nothing is said of an aggregate that was spoken of before.
 */
public class WorkspaceSnapshots {
  private static final int PAGE = 200;

  private final ObjectProvider<SnapshotSource> sources;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  WorkspaceSnapshots(
      ObjectProvider<SnapshotSource> sources, JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.sources = sources;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * Says those of the bound workspace, each in a transaction of its own; again, only what is left.
   */
  public void say() {
    UUID workspace = CurrentWorkspace.id();
    sources
        .orderedStream()
        .forEach(
            source -> {
              List<Aggregate> page = source.next(workspace, null, PAGE);
              while (!page.isEmpty()) {
                page.forEach(each -> say(source, each.id()));
                page = source.next(workspace, page.getLast(), PAGE);
              }
            });
  }

  private void say(SnapshotSource source, UUID id) {
    transaction.executeWithoutResult(
        status -> {
          if (isUnheardOf(Contracts.topicOf(source.topic()), id)) source.say(id);
        });
  }

  private boolean isUnheardOf(String topic, UUID key) {
    @Nullable Boolean said =
        jdbc.queryForObject(
            "select exists (select from service.outbox_sequences where topic = ? and key = ?)",
            Boolean.class,
            topic,
            key);
    return !Boolean.TRUE.equals(said);
  }
}
