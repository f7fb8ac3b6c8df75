package io.marquee.identity.token;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The keys in use. They are read when first needed (never while the context is being built, so that
 * a start can be recorded without a database) and again every minute, which is how a replica learns
 * of a key that another one made.
 */
@Component
public class SigningKeys {

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final StoredSigningKeys stored;
  private final Clock clock;
  private volatile Known known = new Known(List.of(), Instant.MIN);

  private record Known(List<SigningKey> keys, Instant readAt) {}

  SigningKeys(StoredSigningKeys stored, Clock clock) {
    this.stored = stored;
    this.clock = clock;
  }

  /** Makes the first key before anybody asks for it. */
  @EventListener(ApplicationReadyEvent.class)
  void warm() {
    current();
  }

  /** After this replica itself has changed them. */
  void readAgain() {
    known = new Known(List.of(), Instant.MIN);
  }

  /** The key to sign with: the newest that may. */
  SigningKey current() {
    Instant now = clock.instant();
    return keys(now).stream()
        .filter(key -> key.maySign(now))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no signing key may sign now"));
  }

  /**
   * The keys to verify with: also one that will sign soon, and those whose tokens still live.
   *
   * @return public halves only
   */
  public JWKSet published() {
    Instant now = clock.instant();
    var keys = new ArrayList<com.nimbusds.jose.jwk.JWK>();
    for (SigningKey key : keys(now)) {
      if (key.mayBeSeen(now)) keys.add(key.key().toPublicJWK());
    }
    return new JWKSet(keys);
  }

  private List<SigningKey> keys(Instant now) {
    Known before = known;
    if (now.isBefore(before.readAt().plus(FRESH))) return before.keys();
    synchronized (this) {
      if (known != before) return known.keys();
      List<SigningKey> keys = stored.list();
      if (keys.isEmpty()) keys = stored.listOrAdd(() -> first(now));
      known = new Known(keys, now);
      return keys;
    }
  }

  /** Nobody can have fetched the keys before there was one, so the first need not wait to sign. */
  private static SigningKey first(Instant now) {
    return SigningKey.generate(UuidCreator.getTimeOrderedEpoch().toString(), now, now);
  }
}
