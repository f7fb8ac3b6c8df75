package io.marquee.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AccessTokensTests {

  private static final TestTokens IDENTITY = new TestTokens("2026-11");
  private static final TestTokens SOMEBODY = new TestTokens("2026-11");

  private static final TokenSettings SETTINGS =
      new TokenSettings(
          "marquee",
          4096,
          Duration.ofHours(1),
          Duration.ofSeconds(5),
          100,
          Duration.ofMinutes(5),
          Duration.ofSeconds(5));

  private final AccessTokens tokens = tokens(Clock.systemUTC());

  @Test
  void acceptsATokenOfIdentity() {
    UUID user = UUID.randomUUID();
    UUID session = UUID.randomUUID();
    String token = IDENTITY.of(user, session);
    assertThat(tokens.recall(token)).isNull();
    Session verified = (Session) Objects.requireNonNull(tokens.verify(token).block());
    assertThat(verified.userId()).isEqualTo(user);
    assertThat(verified.sessionId()).isEqualTo(session);
    assertThat(verified.email()).isEqualTo("ada@example.com");
    assertThat(tokens.recall(token)).isSameAs(verified);
  }

  @Test
  void doesNotRecallATokenThatHasExpired() {
    String token = IDENTITY.of(UUID.randomUUID(), UUID.randomUUID());
    assertThat(tokens.verify(token).block()).isNotNull();
    AccessTokens later = tokens(Clock.fixed(Instant.now().plusSeconds(301), ZoneOffset.UTC));
    assertRefused(later, token, "token_expired");
  }

  @Test
  void refusesATokenWithoutSignature() {
    String header = "{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"2026-11\"}";
    String[] parts = IDENTITY.of(UUID.randomUUID(), UUID.randomUUID()).split("\\.");
    assertRefused(Base64URL.encode(header) + "." + parts[1] + ".");
    assertRefused(Base64URL.encode(header) + "." + parts[1] + "." + parts[2]);
    assertRefused(parts[0] + "." + parts[1] + ".");
    assertRefused(parts[0] + "." + parts[1]);
  }

  @Test
  void refusesOtherAlgorithms() throws Exception {
    for (JWSAlgorithm algorithm :
        Set.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256))
      assertRefused(IDENTITY.sign(algorithm, h -> {}, c -> {}, new RSASSASigner(IDENTITY.key())));
    // The classic confusion: the public key, which everybody knows, as the secret of an HMAC.
    byte[] secret = IDENTITY.key().toPublicKey().getEncoded();
    assertRefused(IDENTITY.sign(JWSAlgorithm.HS256, h -> {}, c -> {}, new MACSigner(secret)));
  }

  @Test
  void refusesTheSignatureOfAnotherKeyUnderTheSameId() {
    assertRefused(SOMEBODY.of(UUID.randomUUID(), UUID.randomUUID()));
  }

  @Test
  void refusesAChangedPayload() {
    String[] parts = IDENTITY.of(UUID.randomUUID(), UUID.randomUUID()).split("\\.");
    String claims = new String(new Base64URL(parts[1]).decode(), StandardCharsets.UTF_8);
    String forged = claims.replace("ada@example.com", "eve@example.com");
    assertRefused(parts[0] + "." + Base64URL.encode(forged) + "." + parts[2]);
  }

  @Test
  void refusesKeysThatTheTokenBringsAlong() {
    URI elsewhere = URI.create("https://evil.example/jwks.json");
    assertRefused(SOMEBODY.sign(header -> header.jwk(SOMEBODY.key().toPublicJWK()), c -> {}));
    assertRefused(IDENTITY.sign(header -> header.jwk(IDENTITY.key().toPublicJWK()), c -> {}));
    assertRefused(IDENTITY.sign(header -> header.jwkURL(elsewhere), c -> {}));
    assertRefused(IDENTITY.sign(header -> header.x509CertURL(elsewhere), c -> {}));
    assertRefused(IDENTITY.sign(header -> header.criticalParams(Set.of("exp")), c -> {}));
    assertRefused(IDENTITY.sign(header -> header.customParam("x", "y"), c -> {}));
  }

  @Test
  void refusesAnUnknownOrMissingKeyId() {
    assertRefused(IDENTITY.sign(header -> header.keyID("1999-01"), c -> {}));
    assertRefused(IDENTITY.sign(header -> header.keyID(null), c -> {}));
    assertRefused(IDENTITY.sign(header -> header.keyID(""), c -> {}));
  }

  @Test
  void refusesTokensOfAnotherType() {
    assertRefused(IDENTITY.sign(header -> header.type(JOSEObjectType.JWT), c -> {}));
    assertRefused(IDENTITY.sign(header -> header.type(null), c -> {}));
  }

  @Test
  void refusesAnotherIssuerOrAudience() {
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.issuer("https://evil.example")));
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.issuer(null)));
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.audience("somebody")));
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.audience(List.of())));
  }

  @Test
  void refusesTokensOutsideTheirTime() {
    Date soon = Date.from(Instant.now().plusSeconds(60));
    Date past = Date.from(Instant.now().minusSeconds(1));
    Date tomorrow = Date.from(Instant.now().plusSeconds(86_400));
    assertRefused(tokens, IDENTITY.sign(h -> {}, c -> c.expirationTime(past)), "token_expired");
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.notBeforeTime(soon)));
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.issueTime(soon)));
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.issueTime(null)));
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.expirationTime(null)));
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.expirationTime(tomorrow)));
  }

  @Test
  void refusesClaimsThatAreNotIds() {
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.subject("1-1-1-1-1")));
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.subject(null)));
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.claim("sid", 7)));
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.claim("aid", null)));
  }

  @Test
  void refusesWhatIsTooLongOrNoTokenAtAll() {
    assertRefused(IDENTITY.sign(h -> {}, claims -> claims.claim("name", "x".repeat(4096))));
    for (String junk : List.of("", ".", "..", "a.b.c", "null", "{}", "\u0000.\u0000.\u0000"))
      assertRefused(junk);
  }

  private void assertRefused(String token) {
    assertRefused(tokens, token, "token_invalid");
  }

  private static void assertRefused(AccessTokens tokens, String token, String code) {
    assertThatThrownBy(() -> tokens.verify(token).block(Duration.ofSeconds(40)))
        .isInstanceOfSatisfying(
            TokenRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    assertThat(tokens.recall(token)).isNull();
  }

  private static AccessTokens tokens(Clock clock) {
    SigningKeys keys =
        new SigningKeys(
            () -> Mono.just(IDENTITY.jwks()), SETTINGS.keysFreshFor(), SETTINGS.keysCooldown());
    return new AccessTokens(keys, TestTokens.ISSUER, SETTINGS, clock);
  }
}
