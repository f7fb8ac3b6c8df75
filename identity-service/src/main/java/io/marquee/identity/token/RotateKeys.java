package io.marquee.identity.token;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets a new key follow the one that signs. It is published first, signs when everybody has had the
 * time to fetch it, and the former one stays published until its last token is dead: no token is
 * ever refused for it.
 */
@Component
class RotateKeys {

  private final StoredSigningKeys stored;
  private final SigningKeys keys;
  private final RotationSettings settings;
  private final Duration tokenLifetime;
  private final Clock clock;

  RotateKeys(
      StoredSigningKeys stored,
      SigningKeys keys,
      RotationSettings settings,
      @Value("${marquee.identity.access-token-lifetime:5m}") Duration tokenLifetime,
      Clock clock) {
    this.stored = stored;
    this.keys = keys;
    this.settings = settings;
    this.tokenLifetime = tokenLifetime;
    this.clock = clock;
  }

  /** Rotates if the newest key has signed for long enough, and erases what nobody needs. */
  void whenDue() {
    Instant now = clock.instant();
    stored.rotate(
        known ->
            newest(known)
                .filter(key -> !now.isBefore(key.signsFrom().plus(settings.every())))
                .map(due -> next(now)));
    stored.erase(now);
    keys.readAgain();
  }

  /** Rotates now, unless a new key waits already. */
  void now() {
    Instant now = clock.instant();
    stored.rotate(known -> newest(known).filter(key -> key.maySign(now)).map(signing -> next(now)));
    keys.readAgain();
  }

  /** A key that somebody else may have: it is published no longer, and another signs at once. */
  void withdraw(String id) {
    Instant now = clock.instant();
    stored.withdraw(id, now, () -> generate(now, now));
    keys.readAgain();
  }

  private Rotation next(Instant now) {
    Instant signsFrom = now.plus(settings.ahead());
    Instant lastTokenDead = signsFrom.plus(tokenLifetime).plus(settings.slack());
    return new Rotation(generate(now, signsFrom), lastTokenDead);
  }

  private static SigningKey generate(Instant now, Instant signsFrom) {
    return SigningKey.generate(UuidCreator.getTimeOrderedEpoch().toString(), now, signsFrom);
  }

  private static Optional<SigningKey> newest(List<SigningKey> known) {
    return known.stream().findFirst();
  }

  /**
   * A step.
   *
   * @param next the new key
   * @param othersUntil how long the others stay published
   */
  record Rotation(SigningKey next, Instant othersUntil) {}
}
