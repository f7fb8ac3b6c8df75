package io.marquee.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.marquee.gateway.recent.Recent;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Verifies access tokens (JWT, RFC 9068): RS256 by a key of identity-service, and nothing else. A
 * token says neither how nor by which key it wants to be verified: a header with {@code jku},
 * {@code jwk}, {@code x5u} or any other word is refused. What was verified is remembered by the
 * whole token; its times are looked at each time.
 */
public final class AccessTokens {

  private static final Set<String> HEADER_WORDS = Set.of("alg", "typ", "kid");
  private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");

  private final SigningKeys keys;
  private final String issuer;
  private final TokenSettings settings;
  private final Clock clock;
  private final Recent<String, Verified> verified;

  private record Verified(Bearer bearer, String keyId) {}

  AccessTokens(SigningKeys keys, String issuer, TokenSettings settings, Clock clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.settings = settings;
    this.clock = clock;
    this.verified = new Recent<>(settings.remembered());
  }

  /** What a token says that was verified before and is still good, without any work. */
  public @Nullable Bearer recall(String token) {
    Verified known = verified.get(token);
    if (known == null || !keys.knows(known.keyId)) return null;
    return known.bearer.expiresAt().isAfter(clock.instant()) ? known.bearer : null;
  }

  /**
   * What a token says.
   *
   * @return an error of {@link TokenRefused} for a token that is not good
   */
  public Mono<Bearer> verify(String token) {
    Bearer known = recall(token);
    if (known != null) return Mono.just(known);
    try {
      SignedJWT jwt = parse(token);
      String keyId = jwt.getHeader().getKeyID();
      JWSVerifier key = keys.find(keyId);
      if (key != null) return Mono.just(judge(token, jwt, key));
      return keys.fetch(keyId)
          .switchIfEmpty(Mono.error(() -> TokenRefused.invalid("The signing key is not known.")))
          .map(fetched -> judge(token, jwt, fetched));
    } catch (TokenRefused refused) {
      return Mono.error(refused);
    }
  }

  private SignedJWT parse(String token) {
    if (token.length() > settings.maxLength())
      throw TokenRefused.invalid("The access token is too long.");
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      checkHeader(jwt.getHeader());
      return jwt;
    } catch (ParseException | IllegalArgumentException malformed) {
      throw TokenRefused.invalid("The access token is not a signed JWT.");
    }
  }

  private static void checkHeader(JWSHeader header) {
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()))
      throw TokenRefused.invalid("The access token is not signed with RS256.");
    if (header.getType() == null || !TYPES.contains(header.getType().getType()))
      throw TokenRefused.invalid("The token is not an access token.");
    if (!HEADER_WORDS.containsAll(header.getIncludedParams()))
      throw TokenRefused.invalid("The access token's header says more than it may.");
    if (header.getKeyID() == null || header.getKeyID().isEmpty())
      throw TokenRefused.invalid("The access token does not name its key.");
  }

  private Bearer judge(String token, SignedJWT jwt, JWSVerifier key) {
    try {
      if (!jwt.verify(key)) throw TokenRefused.invalid("The signature is wrong.");
      Bearer bearer = bearer(jwt.getJWTClaimsSet());
      verified.put(token, new Verified(bearer, jwt.getHeader().getKeyID()));
      return bearer;
    } catch (JOSEException | ParseException | IllegalArgumentException unusable) {
      throw TokenRefused.invalid("The access token's claims cannot be read.");
    }
  }

  private Bearer bearer(JWTClaimsSet claims) throws ParseException {
    if (!issuer.equals(claims.getIssuer()))
      throw TokenRefused.invalid("The access token is from another issuer.");
    if (!claims.getAudience().contains(settings.audience()))
      throw TokenRefused.invalid("The access token is for another audience.");
    String client = claims.getStringClaim("client_id");
    return client == null ? session(claims) : clientToken(id(client), claims);
  }

  private Session session(JWTClaimsSet claims) throws ParseException {
    Date proved = claims.getDateClaim("auth_time");
    return new Session(
        id(claims.getSubject()),
        id(claims.getStringClaim("sid")),
        id(claims.getStringClaim("aid")),
        claims.getStringClaim("email"),
        claims.getStringClaim("name"),
        proved == null ? null : proved.toInstant(),
        expiry(claims));
  }

  private ClientToken clientToken(UUID key, JWTClaimsSet claims) throws ParseException {
    String scope = claims.getStringClaim("scope");
    Set<String> words = scope == null || scope.isBlank() ? Set.of() : Set.of(scope.split(" "));
    return new ClientToken(key, words, expiry(claims));
  }

  private Instant expiry(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Instant soon = now.plus(settings.clockSkew());
    Date issued = claims.getIssueTime();
    Date expires = claims.getExpirationTime();
    if (issued == null || expires == null)
      throw TokenRefused.invalid("The access token does not say how long it is valid.");
    if (!expires.toInstant().isAfter(now)) throw TokenRefused.expired();
    Date notBefore = claims.getNotBeforeTime();
    if (issued.toInstant().isAfter(soon)
        || (notBefore != null && notBefore.toInstant().isAfter(soon)))
      throw TokenRefused.invalid("The access token is not valid yet.");
    if (expires.toInstant().isAfter(issued.toInstant().plus(settings.maxLife())))
      throw TokenRefused.invalid("The access token is valid for too long.");
    return expires.toInstant();
  }

  private static UUID id(@Nullable String text) {
    if (text == null || text.length() != 36) throw new IllegalArgumentException("not an id");
    return UUID.fromString(text);
  }
}
