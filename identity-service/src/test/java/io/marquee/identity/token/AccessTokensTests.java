package io.marquee.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.marquee.events.Accounts;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokensTests {

  private final MovableClock clock = new MovableClock();
  private final SigningKeys keys = new SigningKeys(new InMemorySigningKeys(), clock);
  private final AccessTokens tokens =
      new AccessTokens(
          keys, new Issuer(URI.create("https://films.example")), clock, Duration.ofMinutes(5));
  private final UUID user = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();

  @Test
  void saysWhoSomebodyIsAndNothingElse() throws Exception {
    SignedJWT token = issue();
    assertThat(token.getHeader().toJSONObject())
        .containsOnlyKeys("alg", "typ", "kid")
        .containsEntry("alg", "RS256")
        .containsEntry("typ", "at+jwt");
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getClaims().keySet())
        .containsExactlyInAnyOrder(
            "iss",
            "aud",
            "sub",
            "sid",
            "aid",
            "email",
            "name",
            "amr",
            "auth_time",
            "iat",
            "exp",
            "jti");
    assertThat(claims.getStringListClaim("amr")).containsExactly("pwd", "otp", "mfa");
    assertThat(claims.getLongClaim("auth_time")).isEqualTo(clock.instant().getEpochSecond());
    assertThat(claims.getIssuer()).isEqualTo("https://films.example");
    assertThat(claims.getAudience()).containsExactly("marquee");
    assertThat(claims.getSubject()).isEqualTo(user.toString());
    assertThat(claims.getStringClaim("sid")).isEqualTo(session.toString());
    assertThat(claims.getStringClaim("aid")).isEqualTo(Accounts.personalAccountOf(user).toString());
    assertThat(claims.getExpirationTime())
        .isEqualTo(Date.from(clock.instant().plus(Duration.ofMinutes(5))));
  }

  @Test
  void isVerifiedByThePublishedKey() throws Exception {
    SignedJWT token = issue();
    var key = (RSAKey) keys.published().getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(key.size()).isGreaterThanOrEqualTo(2048);
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
  }

  private SignedJWT issue() throws Exception {
    var subject =
        new AccessTokens.Subject(
            user,
            session,
            "ada@example.com",
            "Ada Lovelace",
            List.of("pwd", "otp", "mfa"),
            clock.instant());
    return SignedJWT.parse(tokens.issue(subject).value());
  }
}
