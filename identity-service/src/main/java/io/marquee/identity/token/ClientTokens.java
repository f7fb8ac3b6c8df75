package io.marquee.identity.token;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Issues access tokens for API keys that were exchanged by OAuth 2.0: JWTs after RFC 9068 without a
 * user or session. They are as good as their key is; the gateway looks it up with each request.
 */
@Component
public class ClientTokens {

  private final SigningKeys keys;
  private final Issuer issuer;
  private final Clock clock;
  private final Duration lifetime;

  ClientTokens(
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
   * Issues a token.
   *
   * @param keyId the key: subject and {@code client_id}
   * @param workspaceId the workspace that it opens
   * @param scope what it allows of what the key allows
   * @return the token
   */
  public AccessTokens.AccessToken issue(UUID keyId, UUID workspaceId, List<String> scope) {
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.publicUrl().toString())
            .audience(AccessTokens.AUDIENCE)
            .subject(keyId.toString())
            .claim("client_id", keyId.toString())
            .claim("wid", workspaceId.toString())
            .claim("scope", String.join(" ", scope))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .jwtID(UuidCreator.getTimeOrderedEpoch().toString())
            .build();
    return new AccessTokens.AccessToken(
        keys.current().sign(AccessTokens.TYPE, claims.toPayload()), lifetime);
  }
}
