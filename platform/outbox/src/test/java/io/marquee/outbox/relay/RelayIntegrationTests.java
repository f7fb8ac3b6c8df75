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
import io.marquee.outbox.testing.TestService;
import io.marquee.outbox.testing.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the relay does on good days. */
class RelayIntegrationTests extends RelayTest {
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
  void makesASlotThatAFailoverTakesAlong() {
    try (var service = TestService.start(database, "marquee.events.listen=false")) {
      var jdbc = service.bean(JdbcClient.class);

      await()
          .untilAsserted(
              () ->
                  assertThat(
                          jdbc.sql(
                                  "select failover from pg_replication_slots"
                                      + " where database = current_database()")
                              .query(Boolean.class)
                              .list())
                      .containsExactly(true));
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
  void checksWithoutReadingWhatWasAcknowledged() throws Exception {
    makeQuietTopic();
    try (var service = TestService.start(database, "marquee.events.listen=false");
        var connection = Servers.connect(database)) {
      await().until(() -> leads(service));
      insert(connection, key, 1, 5_000);
      await().until(() -> service.count("service.relay_position where settled = 5000") == 1);
      Servers.update(database, "analyze service.outbox");
      // What was read for these is told a second later.
      var read = new AtomicLong(-1_000);
      await()
          .pollInterval(Duration.ofSeconds(3))
          .until(
              () -> {
                long now = rowsRead();
                return now - read.getAndSet(now) < 50;
              });
      long before = read.get();

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
