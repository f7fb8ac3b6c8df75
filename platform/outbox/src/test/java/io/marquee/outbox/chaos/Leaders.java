package io.marquee.outbox.chaos;

import io.marquee.outbox.chaos.ReplicaMain.Kind;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Looks all the time who leads, so that it is known even when the database cannot be asked. */
final class Leaders implements AutoCloseable {
  private final Stage stage;
  private final Thread watch;
  private volatile boolean closed;
  private volatile @Nullable Replica last;

  Leaders(Stage stage) {
    this.stage = stage;
    this.watch = Thread.ofPlatform().daemon().name("leaders").start(this::look);
  }

  private void look() {
    while (!closed) {
      try {
        var found =
            stage.rows(
                Kind.SPEAKER,
                "select holder from service.relay_lease where expires_at > clock_timestamp()",
                row -> row.getString("holder"));
        if (!found.isEmpty()) {
          String pid = found.getFirst().split("@", 2)[0];
          for (Replica each : stage.speakers()) {
            if (each.isAlive() && pid.equals("" + each.pid())) last = each;
          }
        }
      } catch (IllegalStateException away) {
        // Who led last is the best answer.
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** Who leads, or led last. */
  Replica leader() {
    return Optional.ofNullable(last).orElse(stage.speakers().getFirst());
  }

  Replica standby() {
    Replica leader = leader();
    return stage.speakers().stream().filter(each -> each != leader).findFirst().orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    watch.join(1_000);
  }
}
