package io.marquee.test;

import io.marquee.events.Event;
import io.marquee.events.Snapshot;
import io.marquee.outbox.SnapshotSource;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionTemplate;

/** The service's snapshots, said as an operator lets them be said. */
public class Snapshots {

  private final List<SnapshotSource> sources;
  private final TransactionTemplate transaction;
  private final Events events;

  Snapshots(
      ObjectProvider<SnapshotSource> sources, TransactionTemplate transaction, Events events) {
    this.sources = sources.stream().toList();
    this.transaction = transaction;
    this.events = events;
  }

  /**
   * The source of a topic's snapshots.
   *
   * @param topic the topic's sealed interface
   * @return the only one
   */
  public SnapshotSource of(Class<? extends Event> topic) {
    return sources.stream().filter(each -> each.topic() == topic).findFirst().orElseThrow();
  }

  /**
   * Finds an aggregate among its workspace's and lets it be said once more.
   *
   * @param topic the topic's sealed interface
   * @param type the snapshot
   * @param tenant whose the aggregate is
   * @param id the aggregate
   * @param <S> the snapshot
   * @return what was said
   */
  public <S extends Event & Snapshot> S say(
      Class<? extends Event> topic, Class<S> type, Tenant tenant, UUID id) {
    SnapshotSource source = of(topic);
    if (source.next(tenant.workspaceId(), null, 1_000).stream().noneMatch(it -> it.id().equals(id)))
      throw new AssertionError("the snapshots of %s leave out %s".formatted(topic, id));
    CurrentWorkspace.run(tenant, () -> transaction.executeWithoutResult(done -> source.say(id)));
    return events.awaitPublished(type, id);
  }
}
