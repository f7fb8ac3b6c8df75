package io.marquee.outbox.relay;

import static io.marquee.outbox.testing.TestService.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.kafka.Topics;
import io.marquee.outbox.testing.Servers;
import io.marquee.outbox.testing.ServiceProcess;
import io.marquee.outbox.testing.TestService;
import io.marquee.outbox.testing.Wire;
import io.marquee.tenancy.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class RelayIntegrationTests {
  /** The machine may be busy with other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final String QUIET_TOPIC = "test.rows";

  private final Tenant tenant = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
  private final UUID key = UUID.randomUUID();
  private String database = "";

  @TempDir private Path folder;

  /** A database for each test, since each has its own story of crashes. */
  @BeforeEach
  void nameDatabase(TestInfo test) {
    database = "r" + Integer.toHexString(test.getDisplayName().hashCode());
  }

  @Test
  void carriesAnEventAsACloudEvent() {
    try (var service = TestService.start(database, "marquee.events.listen=false")) {
      UUID id = service.say(tenant, project(key, "Ünï – 映画")).getFirst();

      await().until(() -> !Wire.records(ProjectEvent.TOPIC, key).isEmpty());
      var record = Wire.records(ProjectEvent.TOPIC, key).getFirst();
      EventEnvelope envelope = EventHeaders.read(record.headers());
      assertThat(envelope.id()).isEqualTo(id);
      assertThat(envelope.type()).isEqualTo("workspace.project-created.v1");
      assertThat(envelope.source()).isEqualTo("/marquee/workspace");
      assertThat(envelope.subject()).isEqualTo(key);
      assertThat(envelope.tenant()).isEqualTo(tenant);
      assertThat(envelope.actor()).isEqualTo("system:workspace");
      assertThat(envelope.correlationId()).isEqualTo(id);
      assertThat(envelope.sequence()).isEqualTo(1);
      assertThat(new String(record.value(), StandardCharsets.UTF_8))
          .contains("\"name\":\"Ünï – 映画\"");
      assertThat(service.bean(RelayHealth.class).health().getStatus()).isEqualTo(Status.UP);
    }
  }

  @Test
  void makesTheTopicsOfTheService() throws Exception {
    try (var service = TestService.start(database, "marquee.events.listen=false");
        Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka().address()))) {
      service.bean(Topics.class).ready().get();

      var topics =
          admin.describeTopics(List.of(ProjectEvent.TOPIC, WorkspaceEvent.TOPIC)).allTopicNames();
      assertThat(topics.get().values())
          .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(12));
      assertThat(policy(admin, WorkspaceEvent.TOPIC)).isEqualTo("compact");
      assertThat(policy(admin, ProjectEvent.TOPIC)).isEqualTo("delete");
      assertThat(admin.listTopics().names().get()).doesNotContain("film.films");
    }
  }

  @Test
  void keepsTheOrderOfEachAggregate() throws Exception {
    List<UUID> keys = IntStream.range(0, 10).mapToObj(n -> UUID.randomUUID()).toList();
    try (var service = TestService.start(database, "marquee.events.listen=false");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int n = 0; n < 200; n++) {
        UUID one = keys.get(n % 10);
        all.add(threads.submit(() -> service.say(tenant, project(one, "a"), project(one, "b"))));
      }
      for (Future<?> each : all) each.get();

      await().untilAsserted(() -> keys.forEach(each -> assertComplete(each, 40)));
      keys.forEach(each -> assertThat(sequences(each)).isSorted().doesNotHaveDuplicates());
    }
  }

  @Test
  void sendsWhatWasSaidWhileItWasDown() {
    try (var service = TestService.start(database)) {
      service.say(tenant, project(key, "before"));
      await().until(() -> service.heard("sums", key).equals(List.of("before")));
    }
    try (var quiet = TestService.start(database, "marquee.events.relay=false")) {
      quiet.say(tenant, project(key, "meanwhile"), project(key, "and more"));
    }
    try (var service = TestService.start(database)) {
      service.say(tenant, project(key, "after"));

      await()
          .untilAsserted(
              () ->
                  assertThat(service.heard("sums", key))
                      .containsExactly("before", "meanwhile", "and more", "after"));
      assertThat(sequences(key)).containsExactly(1L, 2L, 3L, 4L);
    }
  }

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
        Servers.rows(
            database,
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = ?",
            database + "_relay");
        await().until(() -> !leads(service));
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
    // What a connector that confirms too much does. Commits are asynchronous here: write them
    // first.
    Servers.update(database, "checkpoint");
    Servers.rows(
        database,
        "select pg_replication_slot_advance(?, pg_current_wal_lsn())",
        database + "_outbox");
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

  /** Makes a topic that no listener hears, so that many events disturb nobody. */
  private static void makeQuietTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka().address()))) {
      if (admin.listTopics().names().get().contains(QUIET_TOPIC)) return;
      admin.createTopics(List.of(new NewTopic(QUIET_TOPIC, 12, (short) 1))).all().get();
    }
  }

  /** Many rows by one statement, as the platform never writes them. */
  private static void insert(Connection connection, UUID key, int first, int last)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into service.outbox (id, type, topic, key, sequence, time, correlation_id, payload)
            select uuidv7(), 'workspace.project-created.v1', ?, ?, n, clock_timestamp(), uuidv7(), '{}'
              from generate_series(?, ?) n
            """)) {
      insert.setString(1, QUIET_TOPIC);
      insert.setObject(2, key);
      insert.setInt(3, first);
      insert.setInt(4, last);
      insert.executeUpdate();
    }
  }

  @Test
  void checksWithoutReadingWhatWasAcknowledged() throws Exception {
    makeQuietTopic();
    try (var service = TestService.start(database, "marquee.events.listen=false");
        var connection = Servers.connect(database)) {
      await().until(() -> leads(service));
      insert(connection, key, 1, 5_000);
      await().until(() -> service.count("service.relay_position where settled = 5000") == 1);
      Servers.update(database, "analyze service.outbox");
      long before = rowsRead();

      insert(connection, key, 5_001, 5_100);
      await().until(() -> service.count("service.relay_position where settled = 5100") == 1);

      // The first that is missing, now and then, to tell how long it waits.
      await().during(Duration.ofSeconds(2)).until(() -> rowsRead() - before < 50);
    }
  }

  private long rowsRead() {
    Object read =
        Servers.rows(
                database,
                "select (sum(seq_tup_read) + sum(coalesce(idx_tup_fetch, 0)))::bigint as read"
                    + " from pg_stat_user_tables where relname like 'outbox\\_2%'")
            .getFirst()
            .get("read");
    return read instanceof Long number ? number : 0;
  }

  @Test
  void settlesWhatWasRolledBack() {
    try (var service = TestService.start(database, "marquee.events.listen=false")) {
      for (int n = 0; n < 5; n++) {
        service.say(tenant, project(key, "good"));
        try {
          service.inTransaction(
              tenant,
              outbox -> {
                outbox.append(project(key, "bad"));
                throw new IllegalStateException();
              });
        } catch (IllegalStateException expected) {
          // Rolled back.
        }
      }

      await()
          .untilAsserted(
              () ->
                  assertThat(
                          service
                              .rows(
                                  "select settled, (select string_agg(seqs::text, ' ') from"
                                      + " service.outbox_acknowledged) as seqs from service.relay_position")
                              .getFirst())
                      .containsEntry("settled", 10L)
                      .hasEntrySatisfying(
                          "seqs",
                          seqs -> assertThat(seqs).asString().isIn("{[1,10)}", "{[1,11)}")));
      await().until(() -> service.bean(RelayStatus.class).backlogRows() == 0);
    }
  }

  @Test
  void waitsForTransactionsThatAreStillOpen() throws Exception {
    var said = new CountDownLatch(1);
    var commit = new CountDownLatch(1);
    try (var service = TestService.start(database, "marquee.events.listen=false");
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        AutoCloseable end = commit::countDown) {
      Future<?> slow =
          threads.submit(
              () ->
                  service.inTransaction(
                      tenant,
                      outbox -> {
                        outbox.append(project(key, "slow"));
                        said.countDown();
                        awaitUninterruptibly(commit);
                      }));
      said.await();
      UUID quick = UUID.randomUUID();
      for (int n = 0; n < 20; n++) service.say(tenant, project(quick, "quick"));

      await().untilAsserted(() -> assertComplete(quick, 20));
      await()
          .during(Duration.ofSeconds(2))
          .untilAsserted(
              () -> assertThat(service.count("service.relay_position where settled > 0")).isZero());
      end.close();
      slow.get();
      await().untilAsserted(() -> assertThat(sequences(key)).containsExactly(1L));
      await().until(() -> service.count("service.relay_position where settled = 21") == 1);
      assertThat(service.bean(MeterRegistry.class).counter("marquee.relay.repaired").count())
          .isZero();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
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
      assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofSeconds(20));
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
        long stopped = System.nanoTime();
        await().until(() -> leads(service));
        assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofSeconds(5));
        service.say(tenant, project(key, "1"));
        await().untilAsserted(() -> assertThat(sequences(key)).containsExactly(1L));

        process.signal("CONT");
        service.say(tenant, project(key, "2"));
        await().untilAsserted(() -> assertThat(sequences(key)).containsExactly(1L, 2L));
        assertThat(leads(service)).isTrue();
      }
    }
  }

  private static boolean leads(TestService service) {
    return service.bean(RelayStatus.class).state() == RelayStatus.State.LEADING;
  }

  /** All numbers were sent, and each for the first time in order. */
  private static void assertComplete(UUID key, int expected) {
    assertComplete(ProjectEvent.TOPIC, key, expected);
  }

  private static void assertComplete(String topic, UUID key, int expected) {
    List<Long> first = sequences(topic, key).stream().distinct().toList();
    assertThat(first)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, expected).boxed().toList());
  }

  private static List<Long> sequences(UUID key) {
    return sequences(ProjectEvent.TOPIC, key);
  }

  private static List<Long> sequences(String topic, UUID key) {
    return Wire.records(topic, key).stream()
        .map(record -> EventHeaders.read(record.headers()).sequence())
        .toList();
  }

  private static String policy(Admin admin, String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin
        .describeConfigs(List.of(resource))
        .all()
        .get()
        .values()
        .iterator()
        .next()
        .get("cleanup.policy")
        .value();
  }
}
