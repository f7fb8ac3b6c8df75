package io.marquee.outbox;

import static io.marquee.outbox.testing.TestService.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.events.workspace.PlacementConfirmed;
import io.marquee.outbox.testing.Servers;
import io.marquee.outbox.testing.TestService;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import io.marquee.web.CurrentCaller;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class OutboxIntegrationTests {
  private static TestService service;

  private final Tenant tenant = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
  private final UUID key = UUID.randomUUID();

  @BeforeAll
  static void start() {
    service =
        TestService.start("outbox", "marquee.events.relay=false", "marquee.events.listen=false");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void writesTheEventWithItsEnvelope() {
    UUID id = service.say(tenant, project(key, "one")).getFirst();

    Map<String, Object> row =
        service.rows("select * from service.outbox where id = ?", id).getFirst();
    assertThat(row)
        .containsEntry("type", "workspace.project-created.v1")
        .containsEntry("topic", "workspace.projects")
        .containsEntry("key", key)
        .containsEntry("sequence", 1L)
        .containsEntry("workspace_id", tenant.workspaceId())
        .containsEntry("account_id", tenant.accountId())
        .containsEntry("actor", "system:workspace")
        .containsEntry("correlation_id", id)
        .containsEntry("causation_id", null);
    assertThat(row.get("payload")).asString().contains("\"project_id\":\"" + key + "\"");
    assertThat(row.get("xid")).isNotNull();
    assertThat(id.version()).isEqualTo(7);
  }

  @Test
  void leavesNothingWhenTheTransactionIsRolledBack() {
    assertThatThrownBy(
            () ->
                service.inTransaction(
                    tenant,
                    outbox -> {
                      outbox.append(project(key, "never"));
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");

    assertThat(service.count("service.outbox where key = ?", key)).isZero();
    service.say(tenant, project(key, "first"));
    assertThat(sequences()).containsExactly(1L);
  }

  @Test
  void refusesToSpeakOutsideOfATransaction() {
    assertThatThrownBy(() -> service.bean(Outbox.class).append(project(key, "loose")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void refusesToNameAnotherWorkspaceThanItSpeaksFor() {
    UUID other = UUID.randomUUID();
    assertThatThrownBy(() -> service.say(tenant, new PlacementConfirmed(key, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another workspace");
  }

  @Test
  void refusesWhatKafkaWouldNotTake() {
    assertThatThrownBy(() -> service.say(tenant, project(key, "x".repeat(EventTooLarge.LIMIT))))
        .isInstanceOf(EventTooLarge.class);
    assertThat(service.count("service.outbox where key = ?", key)).isZero();
  }

  @Test
  void numbersTheEventsOfAnAggregateWithoutGapsUnderConcurrency() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all =
          LongStream.range(0, 60)
              .<Future<?>>mapToObj(
                  n ->
                      threads.submit(
                          () -> {
                            try {
                              service.inTransaction(
                                  tenant,
                                  outbox -> {
                                    outbox.append(project(key, "n" + n));
                                    // Every third one changes its mind.
                                    if (n % 3 == 0) throw new IllegalStateException();
                                    outbox.append(project(key, "m" + n));
                                  });
                            } catch (IllegalStateException expected) {
                              // Rolled back.
                            }
                          }))
              .toList();
      for (Future<?> each : all) each.get();
    }

    assertThat(sequences())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
    assertThat(
            service.rows(
                "select 1 from (select sequence, lag(sequence) over (order by seq) as before"
                    + " from service.outbox where key = ?) o where sequence <> before + 1",
                key))
        .as("seq and sequence rise together")
        .isEmpty();
  }

  @Test
  void namesTheCallerAndGivesOneCorrelationToATransaction() throws Exception {
    UUID user = UUID.randomUUID();
    List<UUID> ids =
        CurrentCaller.call(
            Caller.person(user, UUID.randomUUID()),
            () -> service.say(tenant, project(key, "one"), project(key, "two")));

    assertThat(service.rows("select * from service.outbox where key = ?", key))
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsEntry("actor", "user:" + user)
                    .containsEntry("correlation_id", ids.getFirst()));
  }

  @Test
  void letsTheServiceNeitherReadNorChangeWhatWasSaid() throws Exception {
    service.say(tenant, project(key, "one"));
    try (Connection app =
            DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/outbox".formatted(Servers.postgresPort()),
                "outbox_app",
                "test");
        var sql = app.createStatement()) {
      for (String denied :
          List.of(
              "select * from service.outbox",
              "update service.outbox set payload = null",
              "delete from service.outbox",
              "select * from service.outbox_default",
              "insert into service.outbox (id, xid) values (uuidv7(), '1')")) {
        assertThatThrownBy(() -> sql.execute(denied)).hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void hasPartitionsForTheDaysAhead() {
    assertThat(
            service.count(
                "pg_inherits where inhparent in ('service.outbox'::regclass, 'service.inbox'::regclass)"))
        .isGreaterThanOrEqualTo(2 * 9);
    service.say(tenant, project(key, "one"));
    assertThat(service.count("service.outbox_default")).isZero();
    assertThat(service.rows("select service.make_partitions(9) as made").getFirst())
        .containsEntry("made", 4);
  }

  private List<Object> sequences() {
    return service
        .rows("select sequence from service.outbox where key = ? order by seq", key)
        .stream()
        .map(row -> row.get("sequence"))
        .toList();
  }
}
