package io.marquee.outbox;

import io.marquee.events.Event;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The snapshots of aggregates that are the rows of a tenant table: what its announcers share. */
public abstract class TenantSnapshots implements SnapshotSource {
  private final Class<? extends Event> topic;
  private final TenantAggregates aggregates;
  private final Outbox outbox;

  /**
   * For an announcer.
   *
   * @param topic the sealed interface of the topic
   */
  protected TenantSnapshots(
      Class<? extends Event> topic, TenantAggregates aggregates, Outbox outbox) {
    this.topic = topic;
    this.aggregates = aggregates;
    this.outbox = outbox;
  }

  /** A {@link io.marquee.events.Snapshot} of one aggregate, read from the tables of its tenant. */
  protected abstract Event stateOf(UUID id);

  @Override
  public final Class<? extends Event> topic() {
    return topic;
  }

  @Override
  public final List<Aggregate> next(@Nullable UUID workspace, @Nullable Aggregate after, int most) {
    return aggregates.next(workspace, after, most);
  }

  @Override
  public final void say(UUID id) {
    outbox.append(stateOf(id));
  }
}
