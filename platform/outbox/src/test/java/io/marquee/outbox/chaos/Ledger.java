package io.marquee.outbox.chaos;

import io.marquee.outbox.chaos.History.Write;
import io.marquee.outbox.chaos.ReplicaMain.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
          at timestamptz not null default clock_timestamp(),
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

  /** All so far. */
  List<Write> writes() {
    writes.addAll(
        stage.rows(
            Kind.SPEAKER,
            "select number, at, epoch, raised, port from chaos.writes where number > ? order by number",
            row ->
                new Write(
                    row.getLong("number"),
                    row.getLong("epoch"),
                    row.getBoolean("raised"),
                    replica(row.getInt("port"), row.getTimestamp("at").toInstant())),
            writes.isEmpty() ? 0 : writes.getLast().number()));
    return List.copyOf(writes);
  }

  /** Whose wire had the port last when the row was written. */
  private String replica(int port, Instant written) {
    String name = "nobody known";
    Instant latest = Instant.MIN;
    for (Replica each : stage.speakers()) {
      Instant called = each.postgres().calledFrom(port, written).orElse(Instant.MIN);
      if (called.isAfter(latest)) {
        latest = called;
        name = each.name();
      }
    }
    return name;
  }
}
