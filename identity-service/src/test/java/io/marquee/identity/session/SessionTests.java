package io.marquee.identity.session;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.identity.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SessionTests {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Device LAPTOP = new Device("Firefox", "203.0.113.7");

  private final Session session =
      Session.open(
          new Session.Id(UUID.randomUUID()),
          new User.Id(UUID.randomUUID()),
          LAPTOP,
          List.of("pwd"),
          NOW,
          Duration.ofDays(30));

  @Test
  void isOpenUntilItExpires() {
    assertThat(session.isOpen(NOW)).isTrue();
    assertThat(session.isOpen(NOW.plus(Duration.ofDays(30)))).isFalse();
  }

  @Test
  void endsOnce() {
    session.end(Session.EndReason.LOGOUT, NOW);
    session.end(Session.EndReason.REPLAY, NOW.plusSeconds(1));
    assertThat(session.isOpen(NOW)).isFalse();
    assertThat(session)
        .extracting("domainEvents", as(InstanceOfAssertFactories.LIST))
        .containsExactly(
            new Session.Ended(session.id(), session.userId(), NOW, Session.EndReason.LOGOUT));
  }

  @Test
  void isNotUsedAfterItsEnd() {
    session.end(Session.EndReason.LOGOUT, NOW);
    assertThatThrownBy(() -> session.use(LAPTOP, NOW)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tokensDoNotOutliveTheirSession() {
    var settings = new SessionSettings(Duration.ofDays(30), Duration.ofDays(14));
    assertThat(settings.tokenExpiry(NOW, session.expiresAt()))
        .isEqualTo(NOW.plus(Duration.ofDays(14)));
    assertThat(settings.tokenExpiry(NOW.plus(Duration.ofDays(20)), session.expiresAt()))
        .isEqualTo(session.expiresAt());
  }

  @Test
  void absurdlyLongNamesOfDevicesAreCut() {
    assertThat(new Device("x".repeat(5_000), null).userAgent()).hasSize(400);
  }
}
