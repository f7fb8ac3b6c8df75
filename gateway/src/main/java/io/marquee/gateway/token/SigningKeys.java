package io.marquee.gateway.token;

import com.nimbusds.jose.JWSVerifier;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The public keys of identity-service. They are fetched when first needed and again when they are
 * old, in the background; an unknown key id makes at most one fetch per cool-down, so that invented
 * ids cost identity nothing. When identity does not answer, the known keys go on being good.
 */
final class SigningKeys {

  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

  private final Supplier<Mono<String>> fetch;
  private final Duration freshFor;
  private final Duration cooldown;
  private final AtomicReference<@Nullable Mono<KeySet>> underway = new AtomicReference<>();
  private volatile KeySet known = KeySet.EMPTY;
  private volatile long askedAt;
  private volatile boolean asked;

  SigningKeys(Supplier<Mono<String>> fetch, Duration freshFor, Duration cooldown) {
    this.fetch = fetch;
    this.freshFor = freshFor;
    this.cooldown = cooldown;
  }

  boolean knows(String keyId) {
    return known.find(keyId) != null;
  }

  /** The key at once, if it is known. */
  @Nullable JWSVerifier find(String keyId) {
    JWSVerifier key = known.find(keyId);
    if (key != null && isPast(freshFor)) refetch().subscribe();
    return key;
  }

  /** The key after asking identity; empty when it does not know it either. */
  Mono<JWSVerifier> fetch(String keyId) {
    Mono<KeySet> running = underway.get();
    if (running == null && !isPast(cooldown)) return answer(known, keyId);
    return refetch().flatMap(keys -> answer(keys, keyId));
  }

  private static Mono<JWSVerifier> answer(KeySet keys, String keyId) {
    if (keys.verifiers().isEmpty()) return Mono.error(new KeysUnavailable());
    return Mono.justOrEmpty(keys.find(keyId));
  }

  private boolean isPast(Duration time) {
    // Without any key, each token would be refused: ask again sooner.
    Duration least = known.verifiers().isEmpty() ? time.dividedBy(10) : time;
    return !asked || System.nanoTime() - askedAt > least.toNanos();
  }

  private Mono<KeySet> refetch() {
    Mono<KeySet> fresh =
        Mono.defer(fetch)
            .map(KeySet::parse)
            .doOnNext(keys -> known = keys)
            .onErrorResume(
                failure -> {
                  log.warn("identity-service does not tell its keys: {}", failure.toString());
                  return Mono.just(known);
                })
            .doFinally(end -> underway.set(null))
            .cache();
    if (!underway.compareAndSet(null, fresh)) {
      Mono<KeySet> running = underway.get();
      return running == null ? Mono.just(known) : running;
    }
    askedAt = System.nanoTime();
    asked = true;
    return fresh;
  }
}
