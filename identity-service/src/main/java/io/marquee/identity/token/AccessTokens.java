package io.marquee.identity.token;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jwt.JWTClaimsSet;
import io.marquee.events.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Issues access tokens: JWTs after RFC 9068, signed RS256, that live for minutes. They say who
 * somebody is; what they may do where is the gateway's knowledge, so a change of role needs no new
 * token. Issue them outside a transaction: a signature takes long.
 */
@Component
public class AccessTokens {

  /** Whom the tokens are for. */
  public static final String AUDIENCE = "marquee";

  /** What the header of RFC 9068 says. */
  static final String TYPE = "at+jwt";

  private final SigningKeys keys;
  private final Issuer issuer;
  private final Clock clock;
  private final Duration lifetime;

  AccessTokens(
      SigningKeys keys,
      Issuer issuer,
      Clock clock,
      @Value("${marquee.identity.access-token-lifetime:5m}") Duration lifetime) {
    this.keys = keys;
    this.issuer = issuer;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /**
   * Whom a token is about.
   *
   * @param userId the user
   * @param sessionId the session, by which the token can be revoked
   * @param email the user's address
   * @param name the user's full name
   * @param amr how the user proved who they are, in the words of RFC 8176
   * @param authenticatedAt when they did, last
   */
  public record Subject(
      UUID userId,
      UUID sessionId,
      String email,
      String name,
      List<String> amr,
      Instant authenticatedAt) {}

  /**
   * A signed token.
   *
   * @param value what the client sends as a bearer token
   * @param lifetime how long it is good for
   */
  public record AccessToken(String value, Duration lifetime) {}

  /**
   * Issues a token.
   *
   * @param subject whom it is about
   * @return the token
   */
  public AccessToken issue(Subject subject) {
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.publicUrl().toString())
            .audience(AUDIENCE)
            .subject(subject.userId().toString())
            .claim("sid", subject.sessionId().toString())
            .claim("aid", Accounts.personalAccountOf(subject.userId()).toString())
            .claim("email", subject.email())
            .claim("name", subject.name())
            .claim("amr", subject.amr())
            .claim("auth_time", subject.authenticatedAt().getEpochSecond())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .jwtID(UuidCreator.getTimeOrderedEpoch().toString())
            .build();
    return new AccessToken(keys.current().sign(TYPE, claims.toPayload()), lifetime);
  }
}
