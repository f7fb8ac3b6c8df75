package io.marquee.outbox;

import io.marquee.events.Event;
import io.marquee.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says the state of a topic's aggregates once more, as a {@link io.marquee.events.Snapshot}, when
 * an operator asks for it. A bean of an announcer's.
 */
public interface SnapshotSource {
  /** The sealed interface of the topic. */
  Class<? extends Event> topic();

  /**
   * The aggregates behind a place, in the order of workspace and id. It looks across tenants.
   *
   * @param workspace only its aggregates, null for all
   * @param after the place, null for the beginning
   * @param most how many at most
   */
  List<Aggregate> next(@Nullable UUID workspace, @Nullable Aggregate after, int most);

  /**
   * Appends the snapshot of one aggregate. Called in a transaction of its tenant, in which nobody
   * else can say anything about it; what is read now is what its events have told so far.
   */
  void say(UUID id);

  /** An aggregate and whose it is. */
  record Aggregate(UUID workspaceId, @Nullable UUID accountId, UUID id) {
    /** As its events name it. */
    public Tenant tenant() {
      return Tenant.workspace(workspaceId, accountId);
    }
  }
}
