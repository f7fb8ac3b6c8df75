package io.marquee.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTests {

  private final Passwords passwords = new Passwords(new SimpleMeterRegistry());

  @Test
  void matchesThePasswordThatWasHashed() {
    String hash = passwords.hash("velvet anchor mosaic");
    assertThat(passwords.match("velvet anchor mosaic", Optional.of(hash))).isTrue();
    assertThat(passwords.match("velvet anchor mosaik", Optional.of(hash))).isFalse();
  }

  @Test
  void hashesWithArgon2idAndTheSameCostForKnownAndUnknownUsers() {
    String hash = passwords.hash("velvet anchor mosaic");
    String cost = hash.substring(0, hash.indexOf('$', hash.indexOf("p=")));
    assertThat(cost).isEqualTo("$argon2id$v=19$m=19456,t=2,p=1");
    assertThat(Passwords.NOBODYS).startsWith(cost).hasSameSizeAs(hash);
  }

  @Test
  void nobodyHasAnyPassword() {
    assertThat(passwords.match("", Optional.empty())).isFalse();
    assertThat(passwords.match("velvet anchor mosaic", Optional.empty())).isFalse();
  }

  @Test
  void looksBeyondThe72BytesThatBcryptWould() {
    String beginning = "velvet anchor mosaic ".repeat(5);
    String hash = passwords.hash(beginning + "a");
    assertThat(passwords.match(beginning + "b", Optional.of(hash))).isFalse();
  }

  @Test
  void takesTheSamePasswordFromAnyKeyboard() {
    String hash = passwords.hash("grüße aus münster");
    assertThat(passwords.match("gru\u0308ße aus mu\u0308nster", Optional.of(hash))).isTrue();
  }
}
