package io.marquee.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SigningKeysTests {

  private final InMemorySigningKeys stored = new InMemorySigningKeys();
  private final MovableClock clock = new MovableClock();
  private final SigningKeys keys = new SigningKeys(stored, clock);

  @Test
  void makesTheFirstKeyWhenItIsNeeded() {
    assertThat(stored.keys).isEmpty();
    assertThat(keys.current().id()).isEqualTo(keys.current().id());
    assertThat(stored.keys).hasSize(1);
    assertThat(keys.current().key().size()).as("as strong as 128 bits").isEqualTo(3072);
  }

  @Test
  void publishesPublicHalvesOnly() {
    keys.current();
    assertThat(keys.published().getKeys()).hasSize(1).noneMatch(JWK::isPrivate);
  }

  @Test
  void hearsOfANewKeyWithinAMinuteAndSignsWithItWhenItsTimeHasCome() {
    SigningKey first = keys.current();
    Instant now = clock.instant();
    SigningKey second = SigningKey.generate("second", now, now.plus(Duration.ofMinutes(10)));
    stored.keys.addFirst(second);

    clock.move(Duration.ofMinutes(1));
    assertThat(keys.published().getKeyByKeyId("second")).isNotNull();
    assertThat(keys.current().id()).isEqualTo(first.id());

    clock.move(Duration.ofMinutes(9));
    assertThat(keys.current().id()).isEqualTo("second");
    assertThat(keys.published().getKeys()).hasSize(2);
  }

  @Test
  void forgetsAKeyWhoseTokensHaveAllExpired() {
    SigningKey first = keys.current();
    Instant now = clock.instant();
    stored.keys.clear();
    stored.keys.add(SigningKey.generate("second", now, now));
    stored.keys.add(
        new SigningKey(
            first.key(), first.createdAt(), first.signsFrom(), now.plus(Duration.ofMinutes(5))));

    clock.move(Duration.ofMinutes(2));
    assertThat(keys.published().getKeys()).hasSize(2);
    clock.move(Duration.ofMinutes(3));
    assertThat(keys.published().getKeyByKeyId(first.id())).isNull();
  }
}
