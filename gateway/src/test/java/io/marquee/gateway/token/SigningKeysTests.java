package io.marquee.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SigningKeysTests {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final TestTokens identity = new TestTokens("one");
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void asksOnceForAllWhoWaitForTheKeys() {
    Sinks.One<String> answer = Sinks.one();
    SigningKeys keys = keys(answer.asMono(), LONG, LONG);
    List<java.util.concurrent.CompletableFuture<?>> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) waiting.add(keys.fetch("one").toFuture());
    answer.tryEmitValue(identity.jwks());
    assertThat(waiting).allMatch(one -> one.isDone() && one.join() != null);
    assertThat(asked).hasValue(1);
  }

  @Test
  void asksForInventedKeyIdsOncePerCooldown() {
    SigningKeys keys = keys(Mono.fromSupplier(identity::jwks), LONG, LONG);
    for (int i = 0; i < 50; i++) assertThat(keys.fetch("invented" + i).block()).isNull();
    assertThat(asked).hasValue(1);
    assertThat(keys.find("one")).isNotNull();
  }

  @Test
  void learnsANewKeyAfterTheCooldown() {
    AtomicReference<String> published = new AtomicReference<>(identity.jwks());
    SigningKeys keys = keys(Mono.fromSupplier(published::get), LONG, Duration.ZERO);
    assertThat(keys.fetch("two").block()).isNull();
    published.set(new TestTokens("two").jwks());
    assertThat(keys.fetch("two").block()).isNotNull();
    assertThat(keys.knows("one")).isFalse();
  }

  /** Identity publishes a key before it signs with it, so that no request waits or fails. */
  @Test
  void knowsANewKeyBeforeTheFirstTokenOfIt() {
    AtomicReference<String> published = new AtomicReference<>(identity.jwks());
    SigningKeys keys = keys(Mono.fromSupplier(published::get), Duration.ZERO, LONG);
    assertThat(keys.fetch("one").block()).isNotNull();
    published.set(identity.jwksWith(new TestTokens("two")));
    assertThat(keys.find("one")).isNotNull(); // what is under way asks again
    assertThat(keys.find("two")).isNotNull();
    published.set(new TestTokens("two").jwks());
    assertThat(keys.find("two")).isNotNull();
    assertThat(keys.knows("one")).isFalse();
  }

  @Test
  void goesOnWithKnownKeysWhenIdentityIsSilent() {
    AtomicReference<Mono<String>> answer = new AtomicReference<>(Mono.just(identity.jwks()));
    SigningKeys keys = keys(Mono.defer(answer::get), Duration.ZERO, Duration.ZERO);
    assertThat(keys.fetch("one").block()).isNotNull();
    answer.set(Mono.error(new IllegalStateException("silent")));
    assertThat(keys.find("one")).isNotNull();
    assertThat(keys.fetch("two").block()).isNull();
    assertThat(keys.find("one")).isNotNull();
  }

  @Test
  void saysThatItIsNotReadyBeforeItHasAnyKey() {
    SigningKeys keys = keys(Mono.error(new IllegalStateException("down")), LONG, LONG);
    assertThatThrownBy(() -> keys.fetch("one").block()).isInstanceOf(KeysUnavailable.class);
    assertThatThrownBy(() -> keys.fetch("one").block()).isInstanceOf(KeysUnavailable.class);
  }

  private SigningKeys keys(Mono<String> answer, Duration freshFor, Duration cooldown) {
    return new SigningKeys(
        () -> {
          asked.incrementAndGet();
          return answer;
        },
        freshFor,
        cooldown);
  }
}
