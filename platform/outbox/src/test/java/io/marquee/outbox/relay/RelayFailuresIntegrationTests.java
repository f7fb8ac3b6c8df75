package io.marquee.outbox.relay;

import static io.marquee.outbox.testing.TestService.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.outbox.testing.Servers;
import io.marquee.outbox.testing.ServiceProcess;
import io.marquee.outbox.testing.TestService;
import io.marquee.outbox.testing.Wire;
import io.marquee.tenancy.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** What the relay makes of crashes, of what the stream loses, and of absent brokers. */
class RelayFailuresIntegrationTests extends RelayTest {
  @Test
  void losesNothingAndKeepsOrderWhileItsSessionsAreKilled() throws Exception {
    List<UUID> keys = IntStream.range(0, 5).mapToObj(n -> UUID.randomUUID()).toList();
    var speaking = new AtomicBoolean(true);
    try (var service = TestService.start(database);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        AutoCloseable silence = () -> speaking.set(false)) {
      List<Future<Integer>> said = new ArrayList<>();
      for (UUID each : keys) {
        said.add(
            threads.submit(
                () -> {
                  int n = 0;
                  while (speaking.get()) {
                    service.say(tenant, project(each, "x"), project(each, "y"));
                    n += 2;
                    LockSupport.parkNanos(50_000_000); // the pace of the load
                  }
                  return n;
                }));
      }
      for (int round = 0; round < 3; round++) {
        await().until(() -> leads(service));
        long before = epoch();
        Servers.rows(
            database,
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = ?",
            database + "_relay");
        await().until(() -> epoch() > before);
      }
      silence.close();
      for (int n = 0; n < keys.size(); n++) {
        UUID each = keys.get(n);
        int expected = said.get(n).get();
        await().atMost(PATIENCE).untilAsserted(() -> assertComplete(each, expected));
        await().untilAsserted(() -> assertThat(service.heard("sums", each)).hasSize(expected));
      }
    }
  }

  @Test
  void sendsFromTheTableWhatTheStreamHasLost() throws Exception {
    try (var service = TestService.start(database)) {
      service.say(tenant, project(key, "1"));
      await().until(() -> service.heard("sums", key).size() == 1);
    }
    try (var quiet =
        TestService.start(database, "marquee.events.relay=false", "marquee.events.listen=false")) {
      quiet.say(tenant, project(key, "2"), project(key, "3"));
    }
    loseWhatWasSaid();
    try (var service = TestService.start(database)) {
      service.say(tenant, project(key, "4"));

      await()
          .untilAsserted(
              () ->
                  assertThat(service.heard("sums", key))
                      .containsExactlyInAnyOrder("1", "2", "3", "4"));
      await()
          .untilAsserted(
              () -> assertThat(service.heard("steps", key)).containsExactly("1", "2", "3", "4"));
      await().until(() -> service.count("service.relay_position where settled = 4") == 1);
      assertThat(service.bean(MeterRegistry.class).counter("marquee.relay.repaired").count())
          .isEqualTo(2);
    }
  }

  /** Whoever reads a compacted topic anew, such as a gateway that starts, believes what is last. */
  @Test
  void aStateThatIsSentLateIsFollowedByTheNewest() throws Exception {
    UUID ended = UUID.randomUUID();
    try (var service = TestService.start(database)) {
      service.say(of(key), workspace(key, "1"));
      service.say(of(ended), workspace(ended, "1"));
      await().until(() -> Wire.records(WorkspaceEvent.TOPIC, ended).size() == 1);
    }
    try (var quiet =
        TestService.start(database, "marquee.events.relay=false", "marquee.events.listen=false")) {
      quiet.say(of(key), workspace(key, "2"));
      quiet.say(of(ended), workspace(ended, "2"));
      loseWhatWasSaid();
      quiet.say(of(key), workspace(key, "3"));
      quiet.inTransaction(of(ended), outbox -> outbox.tombstone(WorkspaceEvent.class, ended));
    }
    try (var service = TestService.start(database)) {
      await()
          .untilAsserted(
              () ->
                  assertThat(sequences(WorkspaceEvent.TOPIC, key)).containsExactly(1L, 3L, 2L, 3L));
      await()
          .untilAsserted(
              () ->
                  assertThat(sequences(WorkspaceEvent.TOPIC, ended))
                      .containsExactly(1L, 3L, 2L, 3L));
      assertThat(Wire.records(WorkspaceEvent.TOPIC, ended).getLast().value()).isNull();
      assertThat(service.bean(MeterRegistry.class).counter("marquee.relay.repaired").count())
          .isEqualTo(2);
    }
  }

  @Test
  void recoversFromALostSlot() {
    try (var service = TestService.start(database)) {
      service.say(tenant, project(key, "1"));
      await().until(() -> service.heard("sums", key).size() == 1);
    }
    Servers.update(database, "alter system set max_slot_wal_keep_size = '1MB'");
    Servers.rows(database, "select pg_reload_conf()");
    try (var quiet =
        TestService.start(database, "marquee.events.relay=false", "marquee.events.listen=false")) {
      quiet.say(tenant, project(key, "2"));
      await()
          .until(
              () -> {
                Servers.rows(database, "select pg_switch_wal()");
                Servers.update(database, "checkpoint");
                return Servers.count(
                        database,
                        "pg_replication_slots where wal_status = 'lost' and slot_name = ?",
                        database + "_outbox")
                    == 1;
              });
    } finally {
      Servers.update(database, "alter system reset max_slot_wal_keep_size");
      Servers.rows(database, "select pg_reload_conf()");
    }
    try (var service = TestService.start(database)) {
      service.say(tenant, project(key, "3"));

      await()
          .untilAsserted(
              () -> assertThat(service.heard("sums", key)).containsExactly("1", "2", "3"));
    }
  }

  /**
   * What connectors have lost at a restart: rows that share a position, since one statement wrote
   * them, and transactions that were open when a later one was confirmed.
   */
  @Test
  void keepsManyRowsOfOneStatementAndOpenTransactionsThroughRestarts() throws Exception {
    UUID together = UUID.randomUUID();
    makeQuietTopic();
    Servers.createDatabase(database);
    try (var open = Servers.connect(database);
        var slow = Servers.connect(database)) {
      open.setAutoCommit(false);
      try (var service = TestService.start(database, "marquee.events.listen=false")) {
        await().until(() -> leads(service));
        insert(open, key, 1, 300);
        insert(slow, together, 1, 300);
        await().untilAsserted(() -> assertComplete(QUIET_TOPIC, together, 300));
        awaitConfirmed();
      }
      insert(slow, together, 301, 600);
      open.commit();
      insert(open, key, 301, 310);
    }
    try (var service = TestService.start(database, "marquee.events.listen=false")) {
      await().until(() -> leads(service));
      Servers.rows(
          database,
          "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = ?",
          database + "_outbox");

      await().atMost(PATIENCE).untilAsserted(() -> assertComplete(QUIET_TOPIC, together, 600));
      // The last ten were never committed.
      await().atMost(PATIENCE).untilAsserted(() -> assertComplete(QUIET_TOPIC, key, 300));
      await().until(() -> service.count("service.relay_position where settled = 910") == 1);
      assertThat(service.bean(MeterRegistry.class).counter("marquee.relay.repaired").count())
          .isZero();
    }
  }

  /** Rises with each beginning to lead. */
  private long epoch() {
    Object epoch =
        Servers.rows(database, "select epoch from service.relay_position").getFirst().get("epoch");
    return epoch instanceof Long number ? number : 0;
  }

  /** What a connector that confirms too much does. */
  private void loseWhatWasSaid() {
    Servers.update(database, "checkpoint"); // commits are asynchronous here: write them first
    Servers.rows(
        database,
        "select pg_replication_slot_advance(?, pg_current_wal_lsn())",
        database + "_outbox");
  }

  private static Tenant of(UUID workspace) {
    return Tenant.workspace(workspace, UUID.randomUUID());
  }

  private static WorkspaceState workspace(UUID id, String name) {
    return new WorkspaceState(
        id,
        UUID.randomUUID(),
        UUID.randomUUID(),
        name,
        name,
        "brand",
        "active",
        "shared",
        BigDecimal.TEN,
        null,
        "Europe/Berlin",
        Instant.parse("2026-11-22T10:00:00Z"));
  }

  /** The slot's position has come past all that was said. */
  private void awaitConfirmed() {
    String said =
        String.valueOf(
            Servers.rows(database, "select lsn::text as said from service.relay_position")
                .getFirst()
                .get("said"));
    await()
        .until(
            () ->
                Servers.count(
                        database,
                        "pg_replication_slots where slot_name = ? and confirmed_flush_lsn >= ?::pg_lsn",
                        database + "_outbox",
                        said)
                    == 1);
  }

  @Test
  void servesWithoutKafkaAndSendsWhenItComesBack() throws Exception {
    try (var service = TestService.start(database)) {
      service.say(tenant, project(key, "before"));
      await().until(() -> service.heard("sums", key).size() == 1);
      Servers.kafka().kill();
      try {
        service.say(tenant, project(key, "during"));
        assertThat(service.bean(RelayHealth.class).health().getStatus()).isEqualTo(Status.UP);
      } finally {
        Servers.kafka().start();
      }
      service.say(tenant, project(key, "after"));

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(service.heard("sums", key))
                      .containsExactly("before", "during", "after"));
    }
  }

  @Test
  void stopsAndStartsWithoutKafka() throws Exception {
    var stopping = TestService.start(database);
    await().until(() -> leads(stopping));
    TestService service;
    Servers.kafka().kill();
    try {
      stopping.say(tenant, project(key, "late"));
      long stopped = System.nanoTime();
      stopping.close();
      assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofSeconds(60));
      service = TestService.start(database);
      service.say(tenant, project(key, "early"));
    } finally {
      Servers.kafka().start();
    }
    try (service) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(service.heard("sums", key)).containsExactly("late", "early"));
    }
  }

  @Test
  void isCorrectAfterAKillOfTheProcess() throws Exception {
    TestService.start(database).close();
    var speaking = new AtomicBoolean(true);
    try (var quiet =
            TestService.start(
                database, "marquee.events.relay=false", "marquee.events.listen=false");
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        AutoCloseable silence = () -> speaking.set(false)) {
      Future<Integer> said =
          threads.submit(
              () -> {
                int n = 0;
                while (speaking.get()) {
                  quiet.say(tenant, project(key, "" + n++));
                  LockSupport.parkNanos(20_000_000); // the pace of the load
                }
                return n;
              });
      for (int round = 0; round < 2; round++) {
        long heard = quiet.heard("sums", key).size();
        try (var process = ServiceProcess.start(database, folder.resolve("service.out").toFile())) {
          await().atMost(PATIENCE).until(() -> quiet.heard("sums", key).size() > heard + 20);
          process.kill();
        }
      }
      silence.close();
      List<String> all = IntStream.range(0, said.get()).mapToObj(Integer::toString).toList();
      try (var process = ServiceProcess.start(database, folder.resolve("service.out").toFile())) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(quiet.heard("sums", key)).isEqualTo(all));
        await().untilAsserted(() -> assertThat(quiet.heard("steps", key)).isEqualTo(all));
        assertThat(process.isAlive()).isTrue();
      }
    }
  }

  @Test
  void takesOverFromALeaderThatIsStopped() throws Exception {
    Servers.createDatabase(database);
    try (var process = ServiceProcess.start(database, folder.resolve("service.out").toFile())) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(
              () ->
                  Servers.count(
                          "postgres",
                          "pg_replication_slots where active and slot_name = ?",
                          database + "_outbox")
                      == 1);
      try (var service = TestService.start(database, "marquee.events.listen=false")) {
        await().until(() -> service.bean(RelayStatus.class).state() == RelayStatus.State.STANDBY);
        assertThat(service.bean(RelayHealth.class).health().getStatus()).isEqualTo(Status.UP);

        process.signal("STOP");
        await().until(() -> leads(service)); // how soon, ./run chaos measures
        service.say(tenant, project(key, "1"));
        await().untilAsserted(() -> assertThat(sequences(key)).containsExactly(1L));

        process.signal("CONT");
        service.say(tenant, project(key, "2"));
        await().untilAsserted(() -> assertThat(sequences(key)).containsExactly(1L, 2L));
        assertThat(leads(service)).isTrue();
      }
    }
  }
}
