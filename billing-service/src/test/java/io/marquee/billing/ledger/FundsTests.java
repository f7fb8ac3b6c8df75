package io.marquee.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.billing.ledger.Funds.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FundsTests {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Grant trial = grant(10, NOW.plus(Duration.ofDays(14)), NOW, 100);
  private final Grant endingSoon = grant(20, NOW.plus(Duration.ofDays(3)), NOW, 100);
  private final Grant endingLater =
      grant(20, NOW.plus(Duration.ofDays(9)), NOW.minusSeconds(60), 100);
  private final Grant older = grant(20, null, NOW.minusSeconds(60), 100);
  private final Grant newer = grant(20, null, NOW, 100);
  private final Funds funds = new Funds(List.of(newer, older, endingLater, endingSoon, trial));

  @Test
  void addsUpItsGrants() {
    assertThat(funds.credits()).isEqualTo(500);
  }

  @Test
  void takesByPriorityThenExpiryThenAge() {
    assertThat(funds.take(450))
        .containsExactly(
            new Share(trial.id(), 100),
            new Share(endingSoon.id(), 100),
            new Share(endingLater.id(), 100),
            new Share(older.id(), 100),
            new Share(newer.id(), 50));
  }

  @Test
  void leavesWhatItDidNotTake() {
    assertThat(funds.leave(350))
        .containsExactly(new Share(older.id(), 50), new Share(newer.id(), 100));
    assertThat(funds.leave(500)).isEmpty();
    assertThat(funds.leave(0)).hasSize(5);
  }

  @Test
  void takesAndLeavesEverythingTogether() {
    for (long used = 0; used <= 500; used += 25) {
      long taken = funds.take(used).stream().mapToLong(Share::credits).sum();
      long left = funds.leave(used).stream().mapToLong(Share::credits).sum();
      assertThat(taken).isEqualTo(used);
      assertThat(taken + left).isEqualTo(500);
    }
  }

  @Test
  void doesNotTakeMoreThanThereIs() {
    assertThatThrownBy(() -> funds.take(501)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesNothingFromNothing() {
    assertThat(new Funds(List.of()).take(0)).isEmpty();
  }

  @Test
  void knowsWhenAGrantIsDue() {
    assertThat(trial.isDue(NOW)).isFalse();
    assertThat(trial.isDue(NOW.plus(Duration.ofDays(14)))).isTrue();
    assertThat(newer.isDue(Instant.MAX)).isFalse();
  }

  private static Grant grant(
      int priority, @Nullable Instant expiresAt, Instant createdAt, long credits) {
    return new Grant(UUID.randomUUID(), priority, expiresAt, createdAt, credits);
  }
}
