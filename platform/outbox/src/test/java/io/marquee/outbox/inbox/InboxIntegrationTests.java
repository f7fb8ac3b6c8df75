package io.marquee.outbox.inbox;

import static io.marquee.outbox.testing.TestService.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.WorkspaceEvent;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.outbox.DeadLetters.DeadLetter;
import io.marquee.outbox.DeadLetters.Reason;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.EventHeaders;
import io.marquee.outbox.testing.Servers;
import io.marquee.outbox.testing.TestService;
import io.marquee.outbox.testing.Wire;
import io.marquee.tenancy.Tenant;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class InboxIntegrationTests {
  private static TestService service;

  private final Tenant tenant = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
  private final UUID key = UUID.randomUUID();

  @BeforeAll
  static void start() {
    service = TestService.start("inbox");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void hearsEachTenantsEventsInItsOwnName() {
    Tenant other = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
    UUID otherKey = UUID.randomUUID();
    for (int n = 0; n < 10; n++) {
      service.say(tenant, project(key, "mine " + n));
      service.say(other, project(otherKey, "theirs " + n));
    }

    await().until(() -> service.heard("sums", key).size() == 10);
    await().until(() -> service.heard("sums", otherKey).size() == 10);
    assertThat(
            service.rows(
                "select distinct workspace_id, key from shared.heard where key in (?, ?)",
                key,
                otherKey))
        .containsExactlyInAnyOrder(
            Map.of("workspace_id", tenant.workspaceId(), "key", key),
            Map.of("workspace_id", other.workspaceId(), "key", otherKey));
  }

  @Test
  void hearsTheSameEventOnce() {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    for (int n = 0; n < 3; n++) Wire.send(id, project(key, "once"), tenant, 1);
    Wire.send(UuidCreator.getTimeOrderedEpoch(), project(key, "end"), tenant, 2);

    for (String consumer : List.of("sums", "copies", "steps")) {
      await().until(() -> service.heard(consumer, key).contains("end"));
      assertThat(service.heard(consumer, key)).containsExactly("once", "end");
    }
  }

  /** A consumer that sleeps through records does so now and then only, hence some rounds. */
  @Test
  void hearsAtOnceWhatIsSaidNowAndThen() {
    // The group has to be joined first.
    send("first", 1);
    await().until(() -> !service.heard("sums", key).isEmpty());
    for (int n = 0; n < 12; n++) {
      UUID each = UUID.randomUUID();
      Wire.send(UuidCreator.getTimeOrderedEpoch(), project(each, "quiet " + n), tenant, 1);
      await()
          .pollDelay(Duration.ofMillis(300)) // until it has gone back to waiting
          .atMost(Duration.ofSeconds(4)) // a poll that sleeps does so for five
          .until(() -> !service.heard("sums", each).isEmpty());
    }
  }

  @Test
  void takesALateEventAsTheListenerDeclares() {
    send("first", 1);
    send("third", 3);
    send("second", 2);
    send("fourth", 4);

    await().until(() -> service.heard("sums", key).contains("fourth"));
    assertThat(service.heard("sums", key)).containsExactly("first", "third", "second", "fourth");
    await().until(() -> service.heard("copies", key).contains("fourth"));
    assertThat(service.heard("copies", key)).containsExactly("first", "third", "fourth");
    await()
        .untilAsserted(
            () ->
                assertThat(service.heard("steps", key))
                    .containsExactly("first", "second", "third", "fourth"));
    await().until(() -> service.count("service.parked_keys where key = ?", key) == 0);
  }

  @Test
  void parksTheKeyOfAPoisonedEventAndReplaysItInOrder() {
    String poison = "poison " + key;
    UUID healthy = UUID.randomUUID();
    TestService.POISON.add(poison);
    service.say(tenant, project(key, "before"), project(key, poison), project(key, "behind"));
    service.say(tenant, project(healthy, "healthy"));

    await().until(() -> letters("sums").size() == 2);
    assertThat(service.heard("sums", key)).containsExactly("before");
    await()
        .untilAsserted(() -> assertThat(service.heard("sums", healthy)).containsExactly("healthy"));
    assertThat(letters("sums"))
        .extracting(DeadLetter::reason)
        .containsExactly(Reason.FAILED, Reason.BEHIND);
    DeadLetter letter = letters("sums").getFirst();
    assertThat(letter.error()).contains("poisoned by");
    assertThat(letter.payload()).contains(poison);
    assertThat(letter.type()).isEqualTo("workspace.project-created.v1");
    assertThat(letter.workspaceId()).isEqualTo(tenant.workspaceId());

    service.awaitOnlySeldomTries("sums", key);
    assertThat(service.deadLetters().replay("sums", key)).as("still poisoned").isZero();
    TestService.POISON.remove(poison);
    assertThat(service.deadLetters().replay("sums", key)).isEqualTo(2);

    assertThat(service.heard("sums", key)).containsExactly("before", poison, "behind");
    assertThat(letters("sums")).isEmpty();
    service.say(tenant, project(key, "after"));
    await()
        .untilAsserted(
            () ->
                assertThat(service.heard("sums", key))
                    .containsExactly("before", poison, "behind", "after"));
  }

  @Test
  void triesAgainByItselfWhatFailsForAMoment() {
    String poison = "soon well " + key;
    TestService.POISON.add(poison);
    service.say(tenant, project(key, poison), project(key, "behind"));
    await().until(() -> letters("sums").size() == 2);
    TestService.POISON.remove(poison);
    // As if its time had come.
    Servers.update("inbox", "update service.parked_keys set retry_at = now() where key = ?", key);
    service.bean(Retries.class).soon();

    await()
        .untilAsserted(
            () -> assertThat(service.heard("sums", key)).containsExactly(poison, "behind"));
    assertThat(letters("sums")).isEmpty();
    assertThat(service.count("service.parked_keys where key = ? and consumer = 'sums'", key))
        .isZero();
  }

  /** Each of them alone would have held up its partition, and all would have added up. */
  @Test
  void goesPastManyPoisonedKeysAtOnce() {
    List<UUID> poisoned = Stream.generate(UUID::randomUUID).limit(80).toList();
    TestService.POISON.add("all poisoned");
    service.inTransaction(
        tenant, outbox -> poisoned.forEach(each -> outbox.append(project(each, "all poisoned"))));
    service.say(tenant, project(key, "next"));

    // One second each would be 80.
    await().until(() -> !service.heard("sums", key).isEmpty());
    await()
        .untilAsserted(
            () ->
                assertThat(
                        service.count(
                            "service.dead_letters where consumer = 'sums' and key = any (?)",
                            (Object) poisoned.toArray(UUID[]::new)))
                    .isEqualTo(80));
    TestService.POISON.remove("all poisoned");
  }

  @Test
  void hearsManyAtOnceEachOnceAndInOrder() {
    List<Tenant> tenants =
        Stream.generate(() -> Tenant.workspace(UUID.randomUUID(), UUID.randomUUID()))
            .limit(3)
            .toList();
    List<UUID> keys = Stream.generate(UUID::randomUUID).limit(30).toList();
    String poison = "one of many " + key;
    TestService.POISON.add(poison);
    for (int n = 0; n < 30; n++) {
      int number = n;
      for (int t = 0; t < 3; t++) {
        int own = t;
        service.inTransaction(
            tenants.get(t),
            outbox -> {
              for (int k = own; k < keys.size(); k += 3) {
                boolean bad = k == 7 && number == 11;
                outbox.append(project(keys.get(k), bad ? poison : Integer.toString(number)));
              }
            });
      }
    }

    List<String> all = IntStream.range(0, 30).mapToObj(Integer::toString).toList();
    for (String consumer : List.of("sums", "copies", "steps")) {
      await()
          .atMost(Duration.ofSeconds(90))
          .until(
              () ->
                  service.count(
                          "shared.heard where consumer = ? and key = any (?)",
                          consumer,
                          keys.toArray(UUID[]::new))
                      >= 30 * 30 - 19);
      for (UUID each : keys) {
        assertThat(service.heard(consumer, each))
            .isEqualTo(each.equals(keys.get(7)) ? all.subList(0, 11) : all);
      }
    }
    for (String consumer : List.of("sums", "copies", "steps")) {
      service.awaitOnlySeldomTries(consumer, keys.get(7));
    }
    TestService.POISON.remove(poison);
    for (String consumer : List.of("sums", "copies", "steps")) {
      assertThat(service.deadLetters().replay(consumer, keys.get(7))).isEqualTo(19);
      assertThat(service.heard(consumer, keys.get(7))).hasSize(30);
    }
    assertThat(
            service
                .bean(MeterRegistry.class)
                .summary("marquee.inbox.run", "consumer", "sums")
                .max())
        .as("events in one transaction")
        .isGreaterThan(1);
  }

  @Test
  void goesOnAfterADiscard() {
    String poison = "discarded " + key;
    TestService.POISON.add(poison);
    service.say(tenant, project(key, poison), project(key, "behind"));
    await().until(() -> letters("steps").size() == 2 && letters("sums").size() == 2);
    service.awaitOnlySeldomTries("sums", key);
    service.awaitOnlySeldomTries("steps", key);

    for (String consumer : List.of("steps", "sums")) {
      assertThat(service.deadLetters().discard(letters(consumer).getFirst().id())).isTrue();
      assertThat(service.deadLetters().replayAll(consumer)).isEqualTo(1);
      assertThat(service.heard(consumer, key)).containsExactly("behind");
    }
    service.say(tenant, project(key, "after"));
    await()
        .untilAsserted(
            () -> assertThat(service.heard("steps", key)).containsExactly("behind", "after"));
  }

  @Test
  void putsWhatItCannotReadAsideAndGoesOn() {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    Wire.send(ProjectEvent.TOPIC, key, null, "no headers");
    Wire.send(ProjectEvent.TOPIC, key, envelope(id, "workspace.project-created.v1", 1), "{no json");
    UUID next = UUID.randomUUID();
    service.say(tenant, project(next, "next"));

    await().until(() -> service.heard("sums", next).contains("next"));
    await().until(() -> letters("sums").size() == 2);
    assertThat(letters("sums")).extracting(DeadLetter::reason).containsOnly(Reason.UNREADABLE);
    assertThat(letters("sums").getFirst().error()).contains("ce_id");
    assertThat(letters("sums").getLast().eventId()).isEqualTo(id);
  }

  /** Its listener is bound to the header's workspace and may write by the one that it names. */
  @Test
  void putsAsideWhatNamesAnotherWorkspaceThanItsHeader() {
    UUID mine = Objects.requireNonNull(tenant.workspaceId());
    UUID id = UuidCreator.getTimeOrderedEpoch();
    Wire.send(id, workspace(key), tenant, 1);
    Wire.send(UuidCreator.getTimeOrderedEpoch(), workspace(mine), tenant, 1);

    await().until(() -> !service.heard("states", mine).isEmpty());
    await().until(() -> !letters("states").isEmpty());
    assertThat(letters("states"))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.eventId()).isEqualTo(id);
              assertThat(letter.reason()).isEqualTo(Reason.UNREADABLE);
              assertThat(letter.error()).contains("another workspace");
              assertThat(service.deadLetters().discard(letter.id())).isTrue();
            });
  }

  private static WorkspaceState workspace(UUID id) {
    return new WorkspaceState(
        id,
        UUID.randomUUID(),
        UUID.randomUUID(),
        "A studio",
        "a-studio",
        "brand",
        "active",
        "shared",
        BigDecimal.TEN,
        null,
        "Europe/Berlin",
        Instant.parse("2026-11-22T10:00:00Z"));
  }

  @Test
  void passesOverTypesThatItDoesNotKnow() {
    Wire.send(
        ProjectEvent.TOPIC,
        key,
        envelope(UuidCreator.getTimeOrderedEpoch(), "workspace.project-sung.v7", 1),
        "{}");
    send("known", 2);

    for (String consumer : List.of("sums", "copies", "steps")) {
      await()
          .untilAsserted(() -> assertThat(service.heard(consumer, key)).containsExactly("known"));
      assertThat(letters(consumer)).isEmpty();
    }
  }

  @Test
  void tellsOfTheEndOfAState() {
    service.inTransaction(tenant, outbox -> outbox.tombstone(WorkspaceEvent.class, key));

    await().untilAsserted(() -> assertThat(service.heard("states", key)).containsExactly("gone"));
    assertThat(Wire.records(WorkspaceEvent.TOPIC, key).getFirst().value()).isNull();
  }

  @Test
  void namesTheCauseOfWhatAListenerSays() {
    UUID cause = service.say(tenant, project(key, "echo")).getFirst();

    await().until(() -> Wire.records(ProjectEvent.TOPIC, key).size() == 2);
    EventEnvelope echo =
        EventHeaders.read(Wire.records(ProjectEvent.TOPIC, key).getLast().headers());
    assertThat(echo.causationId()).isEqualTo(cause);
    assertThat(echo.correlationId()).isEqualTo(cause);
    assertThat(echo.tenant()).isEqualTo(tenant);
    assertThat(echo.sequence()).isEqualTo(2);
    await()
        .untilAsserted(
            () -> assertThat(service.heard("copies", key)).containsExactly("echo", "gone"));
  }

  @Test
  void passesOnActorAndTrace() {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    Wire.send(id, project(key, "echo"), tenant, 1);

    await().until(() -> Wire.records(ProjectEvent.TOPIC, key).size() == 2);
    EventEnvelope echo =
        EventHeaders.read(Wire.records(ProjectEvent.TOPIC, key).getLast().headers());
    assertThat(echo.actor()).isEqualTo("user:" + id);
    assertThat(echo.traceparent()).contains("0af7651916cd43dd8448eb211c80319c");
  }

  /** Request → row → Kafka → listener → what that says → row → Kafka: one trace. */
  @Test
  void carriesOneTraceFromTheRequestToEachConsumer() {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    var request = new MockHttpServletRequest();
    request.addHeader("traceparent", trace);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    try {
      service.say(tenant, project(key, "echo"));
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }

    await().until(() -> Wire.records(ProjectEvent.TOPIC, key).size() == 2);
    assertThat(Wire.records(ProjectEvent.TOPIC, key))
        .extracting(record -> EventHeaders.read(record.headers()).traceparent())
        .containsExactly(trace, trace);
    // The second was said by a listener, on a thread that knew of no request.
    assertThat(service.rows("select traceparent from service.outbox where key = ?", key))
        .extracting(row -> row.get("traceparent"))
        .containsExactly(trace, trace);
    await().until(() -> service.heard("copies", key).equals(List.of("echo", "gone")));
  }

  @Test
  void waitsForTheDatabaseInsteadOfGivingUp() {
    // As long as it would take to give up a poisoned event, and longer.
    Servers.update("postgres", "alter role inbox_app nologin");
    try {
      Servers.rows(
          "postgres",
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'inbox_app'");
      Wire.send(UuidCreator.getTimeOrderedEpoch(), project(key, "patient"), tenant, 1);
      await().during(Duration.ofSeconds(3)).until(() -> service.heard("sums", key).isEmpty());
    } finally {
      Servers.update("postgres", "alter role inbox_app login");
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(service.heard("sums", key)).containsExactly("patient"));
    assertThat(service.count("service.dead_letters where key = ?", key)).isZero();
  }

  @Test
  void countsWhatItHears() {
    var meters = service.bean(MeterRegistry.class);
    service.say(tenant, project(key, "counted"));
    await().until(() -> service.heard("sums", key).contains("counted"));

    assertThat(
            meters.counter("marquee.inbox.heard", "consumer", "sums", "outcome", "handled").count())
        .isPositive();
    // What is behind is looked at every 10 s; everything was heard, so nobody is.
    for (String name : List.of("marquee.inbox.lag", "marquee.inbox.lag.age")) {
      await()
          .until(
              () ->
                  meters.find(name).tag("consumer", "sums").gauge() instanceof Gauge lag
                      && lag.value() == 0);
    }
    assertThat(meters.find("marquee.inbox.parked").tag("consumer", "sums").gauge()).isNotNull();
  }

  private void send(String text, long sequence) {
    Wire.send(UuidCreator.getTimeOrderedEpoch(), project(key, text), tenant, sequence);
  }

  private EventEnvelope envelope(UUID id, String type, long sequence) {
    return new EventEnvelope(
        id,
        type,
        "/marquee/test",
        Instant.now(),
        key,
        tenant.workspaceId(),
        tenant.accountId(),
        null,
        id,
        null,
        sequence,
        null);
  }

  private List<DeadLetter> letters(String consumer) {
    return service.deadLetters().list(consumer, 10_000).stream()
        .filter(letter -> key.equals(letter.key()))
        .toList();
  }
}
