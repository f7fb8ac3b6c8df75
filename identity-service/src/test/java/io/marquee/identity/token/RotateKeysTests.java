package io.marquee.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RotateKeysTests {

  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final InMemorySigningKeys stored = new InMemorySigningKeys();
  private final MovableClock clock = new MovableClock();
  private final SigningKeys keys = new SigningKeys(stored, clock);
  private final RotateKeys rotateKeys =
      new RotateKeys(
          stored,
          keys,
          new RotationSettings(Duration.ofDays(30), Duration.ofMinutes(10), Duration.ofMinutes(5)),
          LIFETIME,
          clock);

  @Test
  void rotatesAfterThirtyDaysAndNotBefore() {
    keys.current();
    clock.move(Duration.ofDays(30).minusSeconds(1));
    rotateKeys.whenDue();
    assertThat(stored.keys).hasSize(1);
    clock.move(Duration.ofSeconds(1));
    rotateKeys.whenDue();
    rotateKeys.whenDue();
    assertThat(stored.keys).hasSize(2);
  }

  @Test
  void whoeverAsksTwiceRotatesOnce() {
    keys.current();
    rotateKeys.now();
    rotateKeys.now();
    assertThat(stored.keys).hasSize(2);
    clock.move(Duration.ofMinutes(10));
    rotateKeys.now();
    assertThat(stored.keys).hasSize(3);
  }

  /**
   * Another replica that reads keys each minute signs; a gateway that fetches them each five
   * minutes verifies; every token is tried each second of its life, while keys rotate again and
   * again.
   */
  @Test
  void noTokenIsEverRefusedForARotation() {
    record Token(String keyId, Instant until) {}
    var otherReplica = new SigningKeys(stored, clock);
    var alive = new ArrayDeque<Token>();
    var used = new HashSet<String>();
    JWKSet atGateway = keys.published();
    for (int second = 0; second < 5400; second++) {
      Instant now = clock.instant();
      if (second % 300 == 0) atGateway = keys.published();
      if (second % 1500 == 700) rotateKeys.now();
      if (second % 3600 == 0) rotateKeys.whenDue();
      String signing = otherReplica.current().id();
      used.add(signing);
      alive.add(new Token(signing, now.plus(LIFETIME)));
      while (!alive.isEmpty() && !now.isBefore(alive.getFirst().until())) alive.removeFirst();
      Set<String> verifiable = new HashSet<>();
      atGateway.getKeys().forEach(key -> verifiable.add(key.getKeyID()));
      for (Token token : alive) {
        if (!verifiable.contains(token.keyId())) throw new AssertionError("refused at " + second);
      }
      clock.move(Duration.ofSeconds(1));
    }
    assertThat(used).hasSizeGreaterThan(3);
    assertThat(keys.published().getKeys()).hasSizeLessThan(4);
  }

  @Test
  void aKeyThatLeakedIsSeenNoLongerAndAnotherSignsAtOnce() {
    String leaked = keys.current().id();
    rotateKeys.withdraw(leaked);
    assertThat(keys.current().id()).isNotEqualTo(leaked);
    assertThat(keys.published().getKeyByKeyId(leaked)).isNull();
  }
}
