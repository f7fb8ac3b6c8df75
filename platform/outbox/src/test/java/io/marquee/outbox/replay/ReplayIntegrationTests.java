package io.marquee.outbox.replay;

import static io.marquee.outbox.testing.Operator.ok;
import static io.marquee.outbox.testing.Operator.refusal;
import static io.marquee.outbox.testing.TestService.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.events.workspace.ProjectEvent;
import io.marquee.outbox.operator.DeadLettersEndpoint;
import io.marquee.outbox.operator.OperatorWork;
import io.marquee.outbox.testing.Servers;
import io.marquee.outbox.testing.TestService;
import io.marquee.tenancy.Tenant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

class ReplayIntegrationTests {
  private static TestService service;

  private final UUID workspace = UUID.randomUUID();
  private final Tenant tenant = Tenant.workspace(workspace, UUID.randomUUID());
  private final UUID key = UUID.randomUUID();
  // Ids of events and so the span count in whole milliseconds.
  private final String from = Instant.now().minus(1, ChronoUnit.MILLIS).toString();

  @BeforeAll
  static void start() {
    service = TestService.start("replay");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void letsOneConsumerHearAgainOnceHoweverOftenItIsSent() {
    say("one", "two", "three");

    int id = begin("table", "workspace.sums");
    awaitDone(id);
    awaitHeard("sums", "one", "two", "three", "one", "two", "three");

    // As if it had been killed before it noted how far it was.
    Servers.update(
        "replay", "update service.replays set state = 'running', position = 0 where id = ?", id);
    service.bean(OperatorWork.class).nudge();
    awaitDone(id);
    assertThat(row(id)).containsEntry("done", 6L);
    service.say(tenant, project(key, "end"));
    for (String consumer : List.of("sums", "copies", "steps")) {
      await().until(() -> service.heard(consumer, key).contains("end"));
    }
    assertThat(service.heard("sums", key))
        .containsExactly("one", "two", "three", "one", "two", "three", "end");
    assertThat(service.heard("copies", key)).containsExactly("one", "two", "three", "end");
    assertThat(service.heard("steps", key)).containsExactly("one", "two", "three", "end");
  }

  @Test
  void letsAListenerOfStateHearTheNewestOnly() {
    say("old", "newer", "newest");

    awaitDone(begin("table", "workspace.copies"));

    awaitHeard("copies", "old", "newer", "newest", "newest");
  }

  @Test
  void replaysInOrderFromWherever() {
    say("first");
    String later = Instant.now().toString();
    await().until(() -> Instant.now().isAfter(Instant.parse(later).plusMillis(2)));
    say("second", "third");

    awaitDone(begin("table", later, "workspace.steps", null));

    awaitHeard("steps", "first", "second", "third", "second", "third");
  }

  @Test
  void letsAllHearAgainInOneWorkspaceOnly() {
    Tenant other = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
    UUID otherKey = UUID.randomUUID();
    service.say(other, project(otherKey, "theirs"));
    say("mine");

    awaitDone(begin("table", "*"));

    awaitHeard("sums", "mine", "mine");
    awaitHeard("copies", "mine", "mine");
    awaitHeard("steps", "mine", "mine");
    assertThat(service.heard("sums", otherKey)).containsExactly("theirs");
  }

  @Test
  void readsTheTopicAgainWithoutTheOwner() {
    say("one", "two");

    int id = begin("kafka", "workspace.sums");
    awaitDone(id);
    assertThat(service.heard("sums", key)).containsExactly("one", "two", "one", "two");
    assertThat(row(id)).containsEntry("done", 2L);

    // As if it had been killed before it noted how far it was.
    Servers.update(
        "replay",
        "update service.replays set state = 'running', positions = null where id = ?",
        id);
    service.bean(OperatorWork.class).nudge();
    awaitDone(id);
    assertThat(service.heard("sums", key)).containsExactly("one", "two", "one", "two");
  }

  @Test
  void parksWhatFailsInAReplayAndTakesItUpFromThere() {
    String poison = "replayed poison " + key;
    say("fine", poison, "behind");
    TestService.POISON.add(poison);
    awaitDone(begin("table", "workspace.sums"));
    var letters = service.bean(DeadLettersEndpoint.class);
    await()
        .untilAsserted(
            () ->
                assertThat(ok(letters.list("sums", key.toString(), null)))
                    .containsEntry("total", 2L));
    service.awaitOnlySeldomTries("sums", key);
    Object id =
        service
            .rows("select min(id) as id from service.dead_letters where key = ?", key)
            .getFirst()
            .get("id");
    assertThat(ok(letters.replayOne(String.valueOf(id)))).containsEntry("handled", 0);

    TestService.POISON.remove(poison);
    assertThat(ok(letters.replayOne(String.valueOf(id))))
        .containsEntry("handled", 2)
        .containsEntry("waiting", 0L);

    assertThat(ok(letters.replayOne(String.valueOf(id)))).containsEntry("handled", 0);
    awaitHeard("sums", "fine", poison, "behind", "fine", poison, "behind");
  }

  @Test
  void refusesWhatCannotBe() {
    assertThat(refusal(wish("table", from, "workspace.sums", "workspace.workspaces")))
        .isEqualTo("topic_is_compacted");
    assertThat(refusal(wish("table", from, "workspace.sums", "film.films")))
        .isEqualTo("topic_unknown");
    assertThat(refusal(wish("table", from, null, null))).isEqualTo("invalid_request");
    assertThat(refusal(wish("table", "yesterday", "*", null))).isEqualTo("invalid_request");
    assertThat(refusal(wish("paper", from, "*", null))).isEqualTo("invalid_request");
    assertThat(refusal(wish("kafka", from, "workspace.nobody", null)))
        .isEqualTo("consumer_unknown");
    assertThat(refusal(wish("kafka", from, "*", null))).isEqualTo("consumer_unknown");
    assertThat(refusal(endpoint().show("0"))).isEqualTo("replay_unknown");
  }

  @Test
  void takesTheSameWishForOne() {
    say("once");
    String request = UUID.randomUUID().toString();
    Object first = ok(wish("table", "workspace.sums", request)).get("id");
    Object second = ok(wish("table", "workspace.sums", request)).get("id");

    assertThat(second).isEqualTo(first);
    assertThat(ok(endpoint().cancel(String.valueOf(first)))).containsKey("state");
  }

  private void say(String... texts) {
    for (String text : texts) service.say(tenant, project(key, text));
    for (String consumer : List.of("sums", "copies", "steps")) {
      await().until(() -> service.heard(consumer, key).contains(texts[texts.length - 1]));
    }
  }

  private int begin(String source, String consumer) {
    return begin(source, from, consumer, source.equals("table") ? ProjectEvent.TOPIC : null);
  }

  private int begin(String source, String start, String consumer, @Nullable String topic) {
    // The span ends before now, in whole milliseconds.
    Instant said = Instant.now();
    await().until(() -> Instant.now().isAfter(said.plusMillis(2)));
    return number(ok(wish(source, start, consumer, topic)).get("id"));
  }

  private static int number(@Nullable Object id) {
    return Integer.parseInt(String.valueOf(id));
  }

  private WebEndpointResponse<Object> wish(
      String source, String start, @Nullable String consumer, @Nullable String topic) {
    return endpoint().begin(source, start, null, workspace.toString(), topic, consumer, null, null);
  }

  private WebEndpointResponse<Object> wish(String source, String consumer, String request) {
    return endpoint()
        .begin(source, from, null, workspace.toString(), null, consumer, null, request);
  }

  private static ReplaysEndpoint endpoint() {
    return service.bean(ReplaysEndpoint.class);
  }

  private static Map<String, Object> row(int id) {
    return service.rows("select * from service.replays where id = ?", id).getFirst();
  }

  private static void awaitDone(int id) {
    await().untilAsserted(() -> assertThat(row(id)).containsEntry("state", "done"));
  }

  private void awaitHeard(String consumer, String... texts) {
    await().untilAsserted(() -> assertThat(service.heard(consumer, key)).containsExactly(texts));
  }
}
