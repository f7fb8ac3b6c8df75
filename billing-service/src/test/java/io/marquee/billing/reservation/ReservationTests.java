package io.marquee.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.billing.reservation.Reservation.Status;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReservationTests {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant EXPIRY = NOW.plusSeconds(900);

  private final Reservation.Request request =
      new Reservation.Request(UUID.randomUUID(), null, UUID.randomUUID(), 75);
  private final Reservation held =
      Reservation.hold(new Reservation.Id(UUID.randomUUID()), request, Reservation.LIFETIME, NOW);

  @Test
  void isHeldForAQuarterOfAnHour() {
    assertThat(held.status()).isEqualTo(Status.HELD);
    assertThat(held.expiresAt()).isEqualTo(EXPIRY);
    assertThat(held.isDue(EXPIRY.minusMillis(1))).isFalse();
    assertThat(held.isDue(EXPIRY)).isTrue();
  }

  @Test
  void isNeverExtendedToAnEarlierTime() {
    assertThat(held.extend(EXPIRY.plusSeconds(60)).expiresAt()).isEqualTo(EXPIRY.plusSeconds(60));
    assertThat(held.extend(NOW).expiresAt()).isEqualTo(EXPIRY);
  }

  @Test
  void isConfirmedOnce() {
    UUID project = UUID.randomUUID();
    Reservation confirmed = held.confirm(project, 60, 0, NOW);

    assertThat(confirmed.creditsUsed()).isEqualTo(60);
    assertThat(confirmed.projectId()).isEqualTo(project);
    assertThat(confirmed.closedAt()).isEqualTo(NOW);
    assertThatThrownBy(() -> confirmed.confirm(null, 60, 0, NOW))
        .isInstanceOf(ReservationClosed.class);
  }

  @Test
  void mayBeConfirmedAfterItExpired() {
    Reservation late = held.expire(EXPIRY).confirm(null, 40, 20, EXPIRY);

    assertThat(late.status()).isEqualTo(Status.CONFIRMED);
    assertThat(late.writtenOff()).isEqualTo(20);
  }

  @Test
  void doesNotExpireBeforeItsTime() {
    assertThatThrownBy(() -> held.expire(NOW)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isNeitherExtendedNorReleasedOnceClosed() {
    Reservation released = held.release("cancelled", NOW);

    assertThat(released.reason()).isEqualTo("cancelled");
    assertThatThrownBy(() -> released.extend(EXPIRY)).isInstanceOf(ReservationClosed.class);
    assertThatThrownBy(() -> released.release("cancelled", NOW))
        .isInstanceOf(ReservationClosed.class)
        .hasMessageContaining("released");
  }
}
