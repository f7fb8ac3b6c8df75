package io.marquee.outbox.operator;

import static io.marquee.outbox.testing.Operator.ok;
import static io.marquee.outbox.testing.Operator.refusal;
import static io.marquee.outbox.testing.TestService.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marquee.outbox.testing.TestService;
import io.marquee.tenancy.Tenant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeadLettersEndpointIntegrationTests {
  private static TestService service;

  private final Tenant tenant = Tenant.workspace(UUID.randomUUID(), UUID.randomUUID());
  private final UUID key = UUID.randomUUID();

  @BeforeAll
  static void start() {
    service = TestService.start("operator");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void listsShowsAndDiscardsWhatCouldNotBeTaken() {
    String poison = "operator's poison " + key;
    String id = poisoned(poison);

    assertThat(ok(endpoint().list("sums", key.toString(), "1")))
        .containsEntry("total", 2L)
        .extractingByKey("items")
        .asString()
        .contains("workspace.project-created.v1", "poisoned by " + poison);
    assertThat(ok(endpoint().show(id)))
        .containsEntry("waiting_of_its_key", 2L)
        .extractingByKey("payload")
        .asString()
        .contains(poison);

    assertThat(ok(endpoint().discard(id))).containsEntry("state", "discarded");
    assertThat(ok(endpoint().discard(id))).containsEntry("state", "discarded");
    assertThat(refusal(endpoint().replayOne(id))).isEqualTo("dead_letter_gone");
    assertThat(ok(endpoint().replay("sums", key.toString())))
        .containsEntry("handled", 1)
        .containsEntry("waiting", 0L);
    assertThat(ok(endpoint().replay("sums", key.toString()))).containsEntry("handled", 0);
    assertThat(service.heard("sums", key)).containsExactly("behind");
    TestService.POISON.remove(poison);
  }

  @Test
  void replaysAndSaysWhatFailsAgain() {
    String poison = "lasting poison " + key;
    String id = poisoned(poison);

    assertThat(ok(endpoint().replayOne(id)))
        .containsEntry("handled", 0)
        .containsEntry("waiting", 2L)
        .extractingByKey("error")
        .asString()
        .contains("poisoned by");
    TestService.POISON.remove(poison);
    assertThat(ok(endpoint().replayOne(id))).containsEntry("handled", 2);
    assertThat(ok(endpoint().replayOne(id))).containsEntry("handled", 0);
    assertThat(refusal(endpoint().discard(id))).isEqualTo("dead_letter_gone");
    assertThat(service.heard("sums", key)).containsExactly(poison, "behind");
  }

  @Test
  void saysWhatIsWrongWithAWish() {
    assertThat(refusal(endpoint().show("0"))).isEqualTo("dead_letter_unknown");
    assertThat(refusal(endpoint().discard("0"))).isEqualTo("dead_letter_unknown");
    assertThat(refusal(endpoint().replayOne("seven"))).isEqualTo("invalid_request");
    assertThat(refusal(endpoint().replay(null, null))).isEqualTo("invalid_request");
    assertThat(refusal(endpoint().replay("nobody", null))).isEqualTo("consumer_unknown");
    assertThat(refusal(endpoint().list("nobody", null, null))).isEqualTo("consumer_unknown");
    assertThat(refusal(endpoint().list(null, "no key", null))).isEqualTo("invalid_request");
    assertThat(refusal(endpoint().list(null, null, "0"))).isEqualTo("invalid_request");
  }

  /** An event that fails, and one behind it; gives the id of the first. */
  private String poisoned(String poison) {
    TestService.POISON.add(poison);
    service.say(tenant, project(key, poison), project(key, "behind"));
    await()
        .until(
            () ->
                Map.of("n", 2L)
                    .equals(
                        service
                            .rows(
                                "select count(*) as n from service.dead_letters"
                                    + " where consumer = 'sums' and key = ?",
                                key)
                            .getFirst()));
    service.awaitOnlySeldomTries("sums", key);
    return String.valueOf(
        service
            .rows(
                "select min(id) as id from service.dead_letters"
                    + " where consumer = 'sums' and key = ?",
                key)
            .getFirst()
            .get("id"));
  }

  private static DeadLettersEndpoint endpoint() {
    return service.bean(DeadLettersEndpoint.class);
  }
}
