package io.marquee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InternalTokenTests {
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Caller caller =
      new Caller(
          UUID.randomUUID(),
          UUID.randomUUID(),
          UUID.randomUUID(),
          "owner",
          Set.of("films:read", "films:write"),
          UUID.randomUUID(),
          UUID.randomUUID(),
          "ada@example.com",
          "Ada",
          Set.of(UUID.randomUUID(), UUID.randomUUID()),
          Set.of(UUID.randomUUID()));

  @Test
  void saysAllAboutTheCaller() {
    assertThat(film(NOW).verify(film(NOW).issue(caller))).isEqualTo(caller);
  }

  @Test
  void saysLittleAboutAPersonOutsideAWorkspace() {
    Caller person = Caller.person(UUID.randomUUID(), UUID.randomUUID());
    assertThat(film(NOW).verify(film(NOW).issue(person))).isEqualTo(person);
  }

  @Test
  void isValidForAMinuteAndTheClocksDifference() {
    String token = film(NOW).issue(caller);
    assertThat(film(NOW.plusSeconds(65)).verify(token)).isEqualTo(caller);
    assertRefused(film(NOW.plusSeconds(66)), token, "expired");
    assertRefused(film(NOW.minusSeconds(6)), token, "not valid at this time");
  }

  @Test
  void isForOneServiceOnly() {
    var billing = new InternalToken("billing", KEY, at(NOW));
    assertRefused(billing, film(NOW).issue(caller), "another service");
  }

  @Test
  void needsTheGatewaysKey() {
    byte[] other = "another-key-another-key-another-k".getBytes();
    String token = new InternalToken("film", other, at(NOW)).issue(caller);
    assertRefused(film(NOW), token, "not signed by the gateway");
  }

  @Test
  void isRefusedWhenChanged() {
    String[] parts = film(NOW).issue(caller).split("\\.");
    String forged = signed(claims().claim("role", "owner").build(), new byte[32]).split("\\.")[1];
    assertRefused(film(NOW), parts[0] + "." + forged + "." + parts[2], "not signed");
  }

  @Test
  void isRefusedUnsigned() {
    assertRefused(film(NOW), new PlainJWT(claims().build()).serialize(), "malformed");
    assertRefused(film(NOW), "nonsense", "malformed");
    assertRefused(film(NOW), "", "malformed");
  }

  @Test
  void isRefusedWithAnotherAlgorithm() throws Exception {
    byte[] key = new byte[64];
    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims().build());
    jwt.sign(new MACSigner(key));
    assertRefused(new InternalToken("film", key, at(NOW)), jwt.serialize(), "not signed");
  }

  @Test
  void isRefusedWhenValidForLonger() {
    var longer = claims().expirationTime(Date.from(NOW.plus(Duration.ofHours(1)))).build();
    assertRefused(film(NOW), signed(longer, KEY), "not valid at this time");
  }

  @Test
  void isRefusedWithoutTimesOrUser() {
    assertRefused(film(NOW), signed(claims().issueTime(null).build(), KEY), "how long");
    assertRefused(film(NOW), signed(claims().subject(null).build(), KEY), "names no user");
    assertRefused(film(NOW), signed(claims().subject("me").build(), KEY), "malformed");
  }

  @Test
  void needsAKeyOf32Bytes() {
    assertThatThrownBy(() -> new InternalToken("film", new byte[31], at(NOW)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("film")
        .hasMessageContaining("32 bytes");
  }

  @Test
  void derivesAKeyPerPurpose() {
    assertThat(film(NOW).deriveKey("a"))
        .hasSize(32)
        .isEqualTo(film(NOW).deriveKey("a"))
        .isNotEqualTo(film(NOW).deriveKey("b"));
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .audience("film")
        .subject(UUID.randomUUID().toString())
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  private static void assertRefused(InternalToken tokens, String token, String because) {
    assertThatThrownBy(() -> tokens.verify(token))
        .isInstanceOf(Unauthenticated.class)
        .hasMessageContaining(because);
  }

  private static InternalToken film(Instant now) {
    return new InternalToken("film", KEY, at(now));
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static String signed(JWTClaimsSet claims, byte[] key) {
    try {
      var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      jwt.sign(new MACSigner(key));
      return jwt.serialize();
    } catch (JOSEException failed) {
      throw new AssertionError(failed);
    }
  }
}
