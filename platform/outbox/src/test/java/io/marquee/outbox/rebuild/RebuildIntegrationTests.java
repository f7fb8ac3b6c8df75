package io.marquee.outbox.rebuild;

import static io.marquee.outbox.testing.Operator.ok;
import static io.marquee.outbox.testing.Operator.refusal;
import static io.marquee.outbox.testing.TestService.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.marquee.events.workspace.ProjectEvent;
import io.marquee.outbox.Rebuilding;
import io.marquee.outbox.WorkspaceSnapshots;
import io.marquee.outbox.testing.Servers;
import io.marquee.outbox.testing.ServiceProcess;
import io.marquee.outbox.testing.Tallies;
import io.marquee.outbox.testing.TestService;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RebuildIntegrationTests {
  private static final String DATABASE = "rebuild";
  private static TestService service;

  private final Tenant one = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
  private final Tenant other = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());

  @BeforeAll
  static void start() {
    service = TestService.start(DATABASE);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void healsOneWorkspaceWhileEventsKeepComing() throws Exception {
    UUID known = make(one, "known");
    for (int n = 0; n < 5; n++) make(one, "mine " + n);
    for (int n = 0; n < 5; n++) make(other, "theirs " + n);
    awaitTally(one, 6);
    awaitTally(other, 5);
    spoil(one, known);
    Servers.update(
        DATABASE, "update shared.tallies set amount = 70 where workspace_id = ?", id(other));

    int id;
    try (var load = Executors.newSingleThreadScheduledExecutor()) {
      load.scheduleWithFixedDelay(() -> make(one, "later"), 0, 20, TimeUnit.MILLISECONDS);
      load.scheduleWithFixedDelay(() -> make(other, "later"), 0, 50, TimeUnit.MILLISECONDS);
      id = begin(one);
      assertThat(refusal(endpoint().next("" + id, "switch"))).isEqualTo("not_compared");
      saySnapshots(id);
      awaitState(id, "compared");
      assertThat(comparison(id))
          .contains("\"table\": \"tallies\"", "\"only_new\": 1", "\"only_old\": 1", "\"first\"");
      ok(endpoint().next("" + id, "switch"));
      awaitState(id, "switched");
    }

    awaitWhole(one);
    long theirs = owned(other);
    await().untilAsserted(() -> assertThat(tally(other)).isEqualTo(70 + theirs - 5));
    assertThat(ok(endpoint().next("" + id, "switch"))).containsEntry("state", "switched");
    assertNothingIsLeftOf(id);
  }

  @Test
  void healsAllAndDisturbsNobodyWhoHearsTheSame() {
    UUID known = make(one, "known");
    make(other, "theirs");
    awaitTally(one, 1);
    awaitTally(other, 1);
    spoil(one, known);
    Servers.update(DATABASE, "delete from shared.names where workspace_id = ?", id(other));
    Servers.update(DATABASE, "delete from shared.tallies where workspace_id = ?", id(other));

    int id = begin(null);
    saySnapshots(id);
    awaitState(id, "compared");
    make(one, "meanwhile");
    ok(endpoint().next("" + id, "switch"));
    awaitState(id, "switched");

    awaitWhole(one);
    awaitWhole(other);
    // A snapshot is a number of its aggregate, and nothing more to those who have heard the rest.
    service.say(one, project(known, "after"));
    for (String consumer : List.of("sums", "copies", "steps")) {
      await().until(() -> service.heard(consumer, known).contains("after"));
      assertThat(service.heard(consumer, known)).containsExactly("known", "after");
    }
    assertThat(service.count("service.dead_letters where key = ?", known)).isZero();
    assertNothingIsLeftOf(id);
  }

  @Test
  void goesOnAfterAKill(@TempDir File folder) throws Exception {
    UUID known = make(one, "known");
    for (int n = 0; n < 5; n++) make(one, "mine " + n);
    awaitTally(one, 6);
    spoil(one, known);
    service.close();
    Servers.update(
        DATABASE,
        "insert into service.rebuilds (request, projection, workspace_id) values (?, 'tallies', ?)",
        UUID.randomUUID(),
        id(one));
    int id =
        Integer.parseInt(
            String.valueOf(
                Servers.rows(DATABASE, "select max(id) as id from service.rebuilds")
                    .getFirst()
                    .get("id")));
    try (var killed = ServiceProcess.start(DATABASE, new File(folder, "killed.log"))) {
      await().atMost(Duration.ofSeconds(90)).until(() -> state(id).equals("filling"));
      killed.kill();
    }
    service = TestService.start(DATABASE);
    make(one, "later");
    saySnapshots(id);
    awaitState(id, "compared");
    service.close();
    // The wish came, and nobody was there to follow it.
    Servers.update(DATABASE, "update service.rebuilds set wish = 'switch' where id = ?", id);
    service = TestService.start(DATABASE);
    make(one, "last");

    awaitState(id, "switched");
    awaitWhole(one);
    assertThat(owned(one)).isEqualTo(8);
    assertNothingIsLeftOf(id);
  }

  @Test
  void switchesNothingWhereNothingDiffers() {
    make(one, "known");
    awaitTally(one, 1);
    int id = begin(one);
    saySnapshots(id);
    awaitState(id, "compared");

    ok(endpoint().next("" + id, "switch_if_equal"));

    awaitState(id, "equal");
    assertNothingIsLeftOf(id);
  }

  @Test
  void tellsAllOfWhatCameInWithoutEventsOnce() {
    UUID spokenOf = make(one, "spoken of");
    Servers.update(
        DATABASE,
        "insert into shared.owned_projects (workspace_id, id, name) values (?, ?, 'came in')",
        id(one),
        UUID.randomUUID());

    for (int again = 0; again < 2; again++) {
      CurrentWorkspace.run(one, () -> service.bean(WorkspaceSnapshots.class).say());
    }

    awaitTally(one, 2);
    service.say(one, project(spokenOf, "after"));
    awaitTally(one, 3);
    assertThat(
            service.count(
                "service.outbox where workspace_id = ? and type like '%snapshot%'", id(one)))
        .isEqualTo(1);
  }

  @Test
  void leavesNothingBehindWhenItIsCancelled() {
    make(one, "known");
    int id = begin(one);
    assertThat(refusal(endpoint().begin("tallies", null, null))).isEqualTo("rebuild_is_running");
    await().until(() -> service.count("pg_namespace where nspname = ?", "rebuild_" + id) == 1);

    ok(endpoint().cancel("" + id));

    assertNothingIsLeftOf(id);
    assertThat(refusal(endpoint().next("" + id, "switch"))).isEqualTo("rebuild_is_over");
    assertThat(ok(endpoint().cancel("" + id))).containsEntry("state", "cancelled");
  }

  @Test
  void refusesWhatCannotBe() {
    assertThat(refusal(endpoint().begin("nothing", null, null))).isEqualTo("projection_unknown");
    assertThat(refusal(endpoint().show("0"))).isEqualTo("rebuild_unknown");
    assertThat(refusal(snapshots().begin("film.films", null, null))).isEqualTo("topic_unknown");
    assertThatThrownBy(
            () ->
                Rebuilding.call(
                    "tallies",
                    () -> service.say(one, project(UUID.randomUUID(), "from a projection"))))
        .hasMessageContaining("says an event, which would happen twice");
  }

  private static UUID make(Tenant tenant, String name) {
    UUID id = UUID.randomUUID();
    service.inTransaction(
        tenant,
        outbox -> {
          service
              .bean(JdbcClient.class)
              .sql("insert into owned_projects (id, name) values (?, ?)")
              .params(id, name)
              .update();
          outbox.append(project(id, name));
        });
    return id;
  }

  /** A sum too high, a row lost, a row too many. */
  private static void spoil(Tenant tenant, UUID lost) {
    Servers.update(
        DATABASE, "update shared.tallies set amount = 99 where workspace_id = ?", id(tenant));
    Servers.update(DATABASE, "delete from shared.names where id = ?", lost);
    Servers.update(
        DATABASE,
        "insert into shared.names (workspace_id, id, name, tally) values (?, ?, 'ghost', ?)",
        id(tenant),
        UUID.randomUUID(),
        Tallies.ALL);
  }

  private static int begin(@Nullable Tenant tenant) {
    String workspace = tenant == null ? null : id(tenant).toString();
    return Integer.parseInt(
        String.valueOf(ok(endpoint().begin("tallies", workspace, null)).get("id")));
  }

  /** What an operator passes on to the owner of the topic, here the same service. */
  private static void saySnapshots(int id) {
    await()
        .until(
            () -> ok(endpoint().show("" + id)).get("asks"),
            asks -> asks instanceof List<?> list && !list.isEmpty());
    Object asks = ok(endpoint().show("" + id)).get("asks");
    if (asks instanceof List<?> list && list.getFirst() instanceof Map<?, ?> ask) {
      assertThat(ask.get("topic")).isEqualTo(ProjectEvent.TOPIC);
      Object workspace = ask.get("workspace");
      ok(
          snapshots()
              .begin(
                  ProjectEvent.TOPIC,
                  workspace == null ? null : workspace.toString(),
                  String.valueOf(ask.get("request"))));
    }
  }

  private static RebuildsEndpoint endpoint() {
    return service.bean(RebuildsEndpoint.class);
  }

  private static SnapshotsEndpoint snapshots() {
    return service.bean(SnapshotsEndpoint.class);
  }

  private static void awaitState(int id, String state) {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
  }

  private static String state(int id) {
    return String.valueOf(
        Servers.rows(DATABASE, "select state from service.rebuilds where id = ?", id)
            .getFirst()
            .get("state"));
  }

  private static String comparison(int id) {
    return String.valueOf(
        service
            .rows("select comparison::text as c from service.rebuilds where id = ?", id)
            .getFirst()
            .get("c"));
  }

  private static void assertNothingIsLeftOf(int id) {
    await().until(() -> service.count("pg_namespace where nspname = ?", "rebuild_" + id) == 0);
    assertThat(service.count("service.inbox where generation > 1000000")).isZero();
    assertThat(service.count("service.inbox_sequences where generation > 1000000")).isZero();
  }

  private static UUID id(Tenant tenant) {
    UUID id = tenant.workspaceId();
    if (id == null) throw new IllegalStateException("no workspace");
    return id;
  }

  private static @Nullable Long tally(Tenant tenant) {
    return Servers.rows(
            DATABASE, "select amount from shared.tallies where workspace_id = ?", id(tenant))
        .stream()
        .map(row -> (Long) row.get("amount"))
        .findFirst()
        .orElse(null);
  }

  private static void awaitTally(Tenant tenant, long amount) {
    await().untilAsserted(() -> assertThat(tally(tenant)).isEqualTo(amount));
  }

  private static long owned(Tenant tenant) {
    return service.count("shared.owned_projects where workspace_id = ?", id(tenant));
  }

  /** As many as there are, each by its name, and no other. */
  private static void awaitWhole(Tenant tenant) {
    awaitTally(tenant, owned(tenant));
    assertThat(
            service.rows(
                """
                select id, name from shared.owned_projects where workspace_id = ?
                except select id, name from shared.names where workspace_id = ?
                """,
                id(tenant),
                id(tenant)))
        .isEmpty();
    assertThat(service.count("shared.names where workspace_id = ?", id(tenant)))
        .isEqualTo(owned(tenant));
  }
}
