package io.marquee.outbox.chaos;

import io.marquee.outbox.chaos.Fault.Action;
import io.marquee.outbox.chaos.ReplicaMain.Kind;
import io.marquee.outbox.chaos.TcpProxy.Direction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A fault as it happens: on whom, and when. */
final class Scene {
  private final Stage stage;
  private final Fault fault;
  private final Consumer<String> timeline;

  /** Null for a fault of a server. */
  private final @Nullable Replica replica;

  /** From when on it certainly was so. */
  private Instant began;

  private Scene(Stage stage, Fault fault, Consumer<String> timeline, @Nullable Replica replica) {
    this.stage = stage;
    this.fault = fault;
    this.timeline = timeline;
    this.replica = replica;
    this.began = Instant.now();
  }

  static Scene begin(Stage stage, Fault fault, Consumer<String> timeline)
      throws IOException, InterruptedException {
    Replica replica =
        switch (fault.target()) {
          case LEADER -> stage.leaders().leader();
          case STANDBY -> stage.leaders().standby();
          case HEARER_1 -> stage.hearers().getFirst();
          case HEARER_2 -> stage.hearers().getLast();
          case BROKER, POSTGRES -> null;
        };
    var scene = new Scene(stage, fault, timeline, replica);
    timeline.accept(fault + (replica == null ? "" : " – " + replica.name()));
    scene.begin();
    return scene;
  }

  Fault fault() {
    return fault;
  }

  Instant began() {
    return began;
  }

  private void begin() throws IOException, InterruptedException {
    switch (fault.action()) {
      case KILL -> kill();
      case FORGET -> {
        kill();
        began = Instant.now();
        forget();
        return;
      }
      case STOP -> signal("STOP");
      case CUT -> wires().forEach(each -> hold(each, Direction.values()));
      case CUT_TOWARDS_SERVER -> wires().forEach(each -> hold(each, Direction.TO_SERVER));
      case CUT_FROM_SERVER -> wires().forEach(each -> hold(each, Direction.FROM_SERVER));
      case SLOW -> wires().forEach(each -> each.delay(Duration.ofMillis(fault.delayMillis())));
      case TEAR -> wires().forEach(TcpProxy::refuse);
    }
    began = Instant.now();
  }

  void end() throws IOException, InterruptedException {
    switch (fault.action()) {
      case KILL, FORGET -> start();
      case STOP -> signal("CONT");
      case CUT, CUT_TOWARDS_SERVER, CUT_FROM_SERVER, SLOW -> wires().forEach(TcpProxy::heal);
      case TEAR -> wires().forEach(TcpProxy::heal);
    }
  }

  private static void hold(TcpProxy wire, Direction... directions) {
    for (Direction each : directions) wire.hold(each);
  }

  private void kill() throws InterruptedException {
    switch (fault.target()) {
      case BROKER -> stage.broker().kill();
      case POSTGRES -> stage.postgres().kill();
      default -> someone().kill();
    }
  }

  private void start() throws IOException {
    switch (fault.target()) {
      case BROKER -> stage.broker().start();
      case POSTGRES -> stage.postgres().start();
      default -> someone().start();
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    switch (fault.target()) {
      case BROKER -> stage.broker().signal(signal);
      case POSTGRES -> stage.postgres().signal(signal);
      default -> someone().signal(signal);
    }
  }

  private Replica someone() {
    if (replica == null) throw new IllegalStateException(fault + " has no replica");
    return replica;
  }

  /** The wires of the replica, or all that lead to the server. */
  private List<TcpProxy> wires() {
    List<TcpProxy> wires = new ArrayList<>();
    switch (fault.target()) {
      case BROKER -> stage.replicas().forEach(each -> wires.add(each.kafka()));
      case POSTGRES -> stage.replicas().forEach(each -> wires.add(each.postgres()));
      default -> {
        if (fault.wire() != Fault.Wire.KAFKA) wires.add(someone().postgres());
        if (fault.wire() != Fault.Wire.POSTGRES) wires.add(someone().kafka());
      }
    }
    return wires;
  }

  /** What a connector does that confirms too much: Debezium has done it at restarts. */
  private void forget() {
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (System.nanoTime() < end) {
      try {
        stage.rows(
            Kind.SPEAKER,
            "select pg_replication_slot_advance(slot_name, pg_current_wal_flush_lsn())"
                + " from pg_replication_slots where database = ?",
            row -> true,
            Kind.SPEAKER.database());
        timeline.accept("the slot has moved on");
        return;
      } catch (IllegalStateException inUse) {
        LockSupport.parkNanos(20_000_000);
      }
    }
    timeline.accept("the slot could not be moved on");
  }

  boolean forgets() {
    return fault.action() == Action.FORGET;
  }
}
