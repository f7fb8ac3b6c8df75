package io.marquee.film.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.film.generation.Generation.Failure;
import io.marquee.film.generation.Generation.Status;
import io.marquee.film.screenplay.Aspect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenerationTests {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final UUID RESERVATION = new UUID(0, 7);
  private static final Failure FAILURE = new Failure("render_failed", "shot", "two", "broken");

  private final Result result = new Result(Duration.ofSeconds(3), List.of(), "poster.jpg");

  @Test
  void goesFromTheRequestToTheFilm() {
    var generation = requested();
    generation.reserve(RESERVATION, NOW);
    generation.start(NOW.plusSeconds(1));
    generation.succeed(result, 3, NOW.plusSeconds(9));
    assertThat(generation.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(generation.creditsUsed()).isEqualTo(3);
    assertThat(generation.endedAt()).isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void isTakenUpAgainByAnotherWorkerWithoutStartingAnew() {
    var generation = requested();
    generation.reserve(RESERVATION, NOW);
    generation.start(NOW.plusSeconds(1));
    generation.start(NOW.plusSeconds(60));
    assertThat(generation.startedAt()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void isNotRenderedWithoutCredits() {
    assertThatThrownBy(() -> requested().start(NOW)).isInstanceOf(GenerationNotOpen.class);
  }

  @Test
  void chargesNothingWhenItFails() {
    var generation = rendering();
    generation.fail(FAILURE, NOW);
    assertThat(generation.status()).isEqualTo(Status.FAILED);
    assertThat(generation.failure()).isEqualTo(FAILURE);
    assertThat(generation.creditsUsed()).isZero();
  }

  @Test
  void chargesWhatIsFinishedWhenItIsCancelled() {
    var generation = rendering();
    generation.cancel(2, NOW);
    assertThat(generation.status()).isEqualTo(Status.CANCELLED);
    assertThat(generation.creditsUsed()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUCCEEDED", "FAILED", "REJECTED", "CANCELLED"})
  void staysAsItIsOnceItHasEnded(Status ended) {
    var generation = ended(ended);
    assertThat(generation.status()).isEqualTo(ended);
    List<Runnable> verbs =
        List.of(
            () -> generation.reserve(RESERVATION, NOW),
            () -> generation.reject(RESERVATION, "code", "detail", NOW),
            () -> generation.start(NOW),
            () -> generation.succeed(result, 1, NOW),
            () -> generation.fail(FAILURE, NOW),
            () -> generation.cancel(0, NOW));
    for (var verb : verbs) {
      assertThatThrownBy(verb::run)
          .isInstanceOfSatisfying(
              GenerationNotOpen.class, problem -> assertThat(problem.status()).isEqualTo(409));
    }
  }

  private Generation ended(Status status) {
    var generation = status == Status.REJECTED ? requested() : rendering();
    switch (status) {
      case SUCCEEDED -> generation.succeed(result, 3, NOW);
      case FAILED -> generation.fail(FAILURE, NOW);
      case REJECTED -> generation.reject(RESERVATION, "insufficient_credits", "none left", NOW);
      default -> generation.cancel(1, NOW);
    }
    return generation;
  }

  private static Generation rendering() {
    var generation = requested();
    generation.reserve(RESERVATION, NOW);
    generation.start(NOW);
    return generation;
  }

  private static Generation requested() {
    return Generation.request(
        new UUID(0, 1),
        new Generation.Request(
            new UUID(0, 2), 1, 3, List.of(Aspect.LANDSCAPE), 3, null, null, new UUID(0, 3)),
        NOW);
  }
}
