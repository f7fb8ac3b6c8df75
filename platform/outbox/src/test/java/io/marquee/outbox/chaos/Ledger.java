package io.marquee.outbox.chaos;

import io.marquee.outbox.chaos.History.Write;
import io.marquee.outbox.chaos.ReplicaMain.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down which process changes the relay's position, by a trigger in the database. */
final class Ledger {
  private final Stage stage;
  private final List<Write> writes = new ArrayList<>();

  Ledger(Stage stage) {
    this.stage = stage;
  }

  void watch() {
    stage.execute(
        Kind.SPEAKER,
        """
        create schema chaos;
        create table chaos.writes (
          number bigint generated always as identity primary key,
          epoch bigint not null, raised boolean not null, port int not null);
        create function chaos.note_write() returns trigger language plpgsql security definer as $$
        begin
          insert into chaos.writes (epoch, raised, port)
          values (new.epoch, new.epoch > old.epoch, inet_client_port());
          return new;
        end $$;
        create trigger note_write after update on service.relay_position
          for each row execute function chaos.note_write();
        """);
  }

  /** All so far. Read soon, since ports are given to others in time. */
  List<Write> writes() {
    writes.addAll(
        stage.rows(
            Kind.SPEAKER,
            "select number, epoch, raised, port from chaos.writes where number > ? order by number",
            row ->
                new Write(
                    row.getLong("number"),
                    row.getLong("epoch"),
                    row.getBoolean("raised"),
                    replica(row.getInt("port"))),
            writes.isEmpty() ? 0 : writes.getLast().number()));
    return List.copyOf(writes);
  }

  private String replica(int port) {
    String name = "nobody known";
    long latest = Long.MIN_VALUE;
    for (Replica each : stage.speakers()) {
      Optional<Long> called = each.postgres().calledFrom(port);
      if (called.isPresent() && called.get() > latest) {
        latest = called.get();
        name = each.name();
      }
    }
    return name;
  }
}
