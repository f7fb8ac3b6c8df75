package io.marquee.outbox;

import io.marquee.events.Contracts;
import io.marquee.outbox.SnapshotSource.Aggregate;
import io.marquee.tenancy.CurrentWorkspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
   * Says those of the bound workspace, each page in a transaction; again, only what is left. It
   * must be closed: nobody else says anything of it meanwhile.
   */
  public void say() {
    UUID workspace = CurrentWorkspace.id();
    sources
        .orderedStream()
        .forEach(
            source -> {
              List<Aggregate> page = source.next(workspace, null, PAGE);
              while (!page.isEmpty()) {
                say(source, page.stream().map(Aggregate::id).toList());
                page = source.next(workspace, page.getLast(), PAGE);
              }
            });
  }

  private void say(SnapshotSource source, List<UUID> ids) {
    transaction.executeWithoutResult(
        status -> {
          Set<UUID> told = told(Contracts.topicOf(source.topic()), ids);
          ids.stream().filter(id -> !told.contains(id)).forEach(source::say);
        });
  }

  private Set<UUID> told(String topic, List<UUID> keys) {
    return new HashSet<>(
        jdbc.queryForList(
            "select key from service.outbox_sequences where topic = ? and key = any (?)",
            UUID.class,
            topic,
            keys.toArray(UUID[]::new)));
  }
}
