package io.marquee.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import com.zaxxer.hikari.HikariDataSource;
import io.marquee.events.isolation.IsolationCheck;
import io.marquee.events.isolation.IsolationProbed;
import io.marquee.events.workspace.IsolationProbeRequested;
import io.marquee.tenancy.Tenant;
import io.marquee.tenancy.evidence.Evidence;
import io.marquee.tenancy.evidence.IsolationProbe;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The probe of a running service: red when something of its real database is broken, else green.
 */
@MarqueeTest
class IsolationProbeIntegrationTests {

  private static final String CANARY = "ws_" + IsolationProbe.CANARY.toString().replace("-", "");

  @Autowired IsolationProbe probe;
  @Autowired TestDatabase database;
  @Autowired Events events;
  @Autowired MeterRegistry meters;
  @Autowired HikariDataSource pool;

  private final UUID workspace = UUID.randomUUID();

  @Test
  void findsNothingAndLeavesNothing() throws Exception {
    Evidence found = probe.run(null);

    assertThat(found.checks()).allSatisfy(check -> assertThat(check.breaches()).isEmpty());
    assertThat(found.checks()).allSatisfy(check -> assertThat(check.attempts()).isPositive());
    assertThat(found.held()).isTrue();
    assertThat(found.tables()).isEqualTo(3);
    // Seen by their owner, then tried by two others in four and three ways: three tables in shared,
    // two in the canary's own schema.
    assertThat(check(found, "canaries").attempts()).isGreaterThanOrEqualTo(5 * 5);
    assertThat(database.count(CANARY + ".things")).isZero();
    assertThat(database.count("service.placements where schema = ?", CANARY)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void isRedWhileSomethingIsBroken(String name, String plant, String repair, String check)
      throws Exception {
    // Each hangs on the other: whoever reaches one of them cannot delete it alone.
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    database.update(
        """
        insert into shared.things (workspace_id, id, title, part_of)
        values (?, ?, 'live', ?), (?, ?, 'too', ?)
        """,
        workspace,
        one,
        other,
        workspace,
        other,
        one);
    probe.run(null);

    execute(plant);
    try {
      Evidence broken = probe.run(null);
      assertThat(broken.held()).isFalse();
      assertThat(check(broken, check).breaches()).isNotEmpty();
    } finally {
      execute(repair);
      database.update("delete from shared.things where workspace_id = ?", workspace);
    }

    assertThat(probe.run(null).held()).isTrue();
  }

  static Stream<Arguments> breaks() {
    String own =
        "(workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))";
    return Stream.of(
        Arguments.of(
            "live rows are seen by a stranger",
            "alter policy tenant on shared.things using (true)",
            "alter policy tenant on shared.things using " + own,
            "strangers"),
        Arguments.of(
            "rows of a dedicated workspace are seen by others",
            "alter policy tenant on %s.things using (true)".formatted(CANARY),
            "alter policy tenant on %s.things using %s".formatted(CANARY, own),
            "canaries"),
        Arguments.of(
            "a table that was empty has no policy at work",
            "alter table shared.readings disable row level security",
            "alter table shared.readings enable row level security",
            "canaries"),
        Arguments.of(
            "a request may say whose a row is",
            "grant insert (workspace_id) on shared.readings to probe_app",
            "revoke insert (workspace_id) on shared.readings from probe_app",
            "catalog"),
        Arguments.of(
            "a view runs as its owner",
            "alter view shared.titles reset (security_invoker)",
            "alter view shared.titles set (security_invoker = true)",
            "catalog"),
        Arguments.of(
            "pooled connections look elsewhere",
            "alter role probe_app in database probe set search_path = service, shared",
            "alter role probe_app in database probe set search_path = shared, service",
            "connections"));
  }

  @Test
  void answersWhoeverAsksAndTheMeterTellsHowItEnded() {
    double held = ended("held");
    double broken = ended("broken");

    assertThat(asked().checks()).allSatisfy(check -> assertThat(check.breaches()).isEmpty());
    assertThat(ended("held")).isEqualTo(held + 1);

    execute("alter policy tenant on %s.things using (true)".formatted(CANARY));
    IsolationProbed red;
    try {
      red = asked();
    } finally {
      execute(
          "alter policy tenant on %s.things using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))"
              .formatted(CANARY));
    }
    assertThat(red.checks().stream().map(IsolationCheck::breaches).flatMap(List::stream))
        .isNotEmpty()
        // Whose schema it is concerns nobody else.
        .noneMatch(breach -> breach.contains(CANARY));
    assertThat(ended("broken")).isEqualTo(broken + 1);

    assertThat(asked().checks()).allSatisfy(check -> assertThat(check.breaches()).isEmpty());
    assertThat(ended("held")).isEqualTo(held + 2);
  }

  private IsolationProbed asked() {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    events.deliver(new IsolationProbeRequested(id, workspace), Tenant.workspace(workspace, null));
    return Awaitility.await()
        .until(
            () ->
                events.published(IsolationProbed.class).stream()
                    .filter(report -> id.equals(report.probeId()))
                    .toList(),
            reports -> !reports.isEmpty())
        .getFirst();
  }

  private double ended(String outcome) {
    return meters.counter("marquee.isolation.probes", "outcome", outcome).count();
  }

  private static Evidence.Check check(Evidence found, String name) {
    return found.checks().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void execute(String statement) {
    boolean ofRole = statement.startsWith("alter role");
    var connections = pool.getHikariPoolMXBean();
    // One that is being made amid the change would be missed, and keep what was set before.
    if (ofRole)
      Awaitility.await().until(() -> connections.getTotalConnections() >= pool.getMinimumIdle());
    database.update(statement);
    // What is set for a role holds for connections that are made from now on.
    if (ofRole) connections.softEvictConnections();
  }
}
