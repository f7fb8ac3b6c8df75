package io.marquee.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitsTests {

  private final UUID user = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();
  private final Limits limits =
      limits(
          new LimitSettings(
              Map.of("team", 120, "agency", 300),
              60,
              2,
              Duration.ofMillis(250),
              Duration.ofSeconds(10)));

  @Test
  void aTierHasItsLimitAndItsName() {
    Allowance team = Objects.requireNonNull(limits.ofUser(user, account, "team"));
    assertThat(team.policy()).isEqualTo("team");
    assertThat(team.limit()).isEqualTo(120);
    assertThat(team.remaining()).isEqualTo(119);
    assertThat(ofUser("agency").limit()).isEqualTo(300);
    assertThat(ofUser("something new").limit()).isEqualTo(60);
    assertThat(ofUser(null).policy()).isEqualTo("basic");
  }

  @Test
  void workForOneAccountDoesNotUseUpAnother() {
    ofUser("team");
    UUID other = UUID.randomUUID();
    assertThat(Objects.requireNonNull(limits.ofUser(user, other, "team")).remaining())
        .isEqualTo(119);
  }

  @Test
  void aKeyHasItsOwnLimitOrThatOfThePlan() {
    UUID key = UUID.randomUUID();
    assertThat(Objects.requireNonNull(limits.ofKey(key, 7, null)).limit()).isEqualTo(7);
    assertThat(Objects.requireNonNull(limits.ofKey(key, null, "team")).limit()).isEqualTo(120);
  }

  @Test
  void aNetworkOfIpv6IsOneCaller() {
    assertThat(granted("2001:db8::1")).isTrue();
    assertThat(granted("2001:db8::2")).isTrue();
    assertThat(granted("2001:db8:0:0:ffff::3")).isFalse();
    assertThat(granted("2001:db8:1::1")).isTrue();
    assertThat(granted("192.0.2.1")).isTrue();
    assertThat(granted("192.0.2.2")).isTrue();
    assertThat(granted("unknown")).isTrue();
  }

  @Test
  void noughtIsNoLimit() {
    Limits none =
        limits(new LimitSettings(Map.of(), 0, 0, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    assertThat(none.ofUser(user, account, null)).isNull();
    assertThat(none.ofKey(user, null, null)).isNull();
    assertThat(none.ofAddress("192.0.2.1")).isNull();
    assertThat(none.leftOfAddress("192.0.2.1")).isNull();
  }

  private Allowance ofUser(@org.jspecify.annotations.Nullable String plan) {
    return Objects.requireNonNull(limits.ofUser(user, account, plan));
  }

  private boolean granted(String address) {
    return Objects.requireNonNull(limits.ofAddress(address)).granted();
  }

  private static Limits limits(LimitSettings settings) {
    return new Limits(new Buckets(System::nanoTime, 1000), settings);
  }
}
