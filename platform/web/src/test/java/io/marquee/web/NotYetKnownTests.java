package io.marquee.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotYetKnownTests {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void aYoungIdMayBeOnItsWay() {
    MarqueeProblem problem = NotFound.orNotYetKnown("project", idAged(29), CLOCK);
    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.code()).isEqualTo("not_yet_known");
    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void anIdFromAClockAheadIsYoung() {
    assertThat(NotFound.orNotYetKnown("project", idAged(-5), CLOCK).status()).isEqualTo(409);
  }

  @Test
  void anOldIdDoesNotExist() {
    MarqueeProblem problem = NotFound.orNotYetKnown("social account", idAged(30), CLOCK);
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo("social_account_not_found");
  }

  @Test
  void anIdWithoutATimeDoesNotExist() {
    assertThat(NotFound.orNotYetKnown("project", UUID.randomUUID(), CLOCK).status()).isEqualTo(404);
  }

  @Test
  void anIdFromTheFarFutureDoesNotExist() {
    assertThat(NotFound.orNotYetKnown("project", idAged(-3600), CLOCK).status()).isEqualTo(404);
  }

  private static UUID idAged(int seconds) {
    return UuidCreator.getTimeOrderedEpoch(NOW.minusSeconds(seconds));
  }
}
