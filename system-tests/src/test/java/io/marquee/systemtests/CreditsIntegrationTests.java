package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SuiteExtension.class)
class CreditsIntegrationTests {
  private static final String EXHAUSTED = "insufficient_credits";

  private final Suite suite;

  CreditsIntegrationTests(Suite suite) {
    this.suite = suite;
  }

  @Test
  void withoutCreditsNothingIsMadeAndTheAnswerSaysWhatToDo() {
    Studio studio = Studio.open(suite, "Emmy");
    String film = studio.createFilm("Too dear", Shots.two());
    reserve(studio, Studio.TRIAL_CREDITS - 2).is(201);

    JsonNode rejected = studio.awaitEnd(studio.generate(film));
    assertThat(rejected.required("status").asString()).isEqualTo("rejected");
    assertThat(rejected.required("failure").required("code").asString()).isEqualTo(EXHAUSTED);
    studio.assertCredits(0, Studio.TRIAL_CREDITS - 2);

    String last = reserve(studio, 2).is(201).text("id");
    assertExhausted(reserve(studio, 1));
    // Film hears of it by an event; until then the saga decides, and decides the same.
    await()
        .atMost(Studio.PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> assertExhausted(studio.post("/films/" + film + "/generations", Map.of())));
    studio.awaitCredits(0, Studio.TRIAL_CREDITS);

    studio.post("/reservations/" + last + "/release", Map.of()).is(200);
    studio.awaitCredits(0, Studio.TRIAL_CREDITS - 2);
  }

  private static Answer reserve(Studio studio, int credits) {
    return studio.post(
        "/reservations",
        Map.of("meter", "credits", "amount", credits, "reference", UUID.randomUUID().toString()));
  }

  private static void assertExhausted(Answer answer) {
    assertThat(answer.is(402).code()).isEqualTo(EXHAUSTED);
    assertThat(answer.text("remedy")).isNotBlank();
  }
}
