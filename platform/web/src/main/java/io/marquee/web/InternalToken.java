package io.marquee.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's statement to one service about who calls: a JWT (RFC 7519) signed with HS256 by a
 * key that only the gateway and this service have, valid for 60 s. Thread-safe; needs no servlet
 * API.
 */
public final class InternalToken {
  /** The header it travels in. */
  public static final String HEADER = "X-Marquee-Token";

  /** How long a token is valid. */
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
  private static final JWSHeader HS256 = new JWSHeader(JWSAlgorithm.HS256);

  private final String service;
  private final Clock clock;
  private final JWSSigner signer;
  private final JWSVerifier verifier;
  private final byte[] key;

  /**
   * Tokens for one service.
   *
   * @param service the short name, such as <code>film</code>: the token's audience
   * @param key at least 32 bytes (RFC 7518, 3.2)
   * @throws IllegalArgumentException when the key is too short
   */
  public InternalToken(String service, byte[] key, Clock clock) {
    this.service = service;
    this.clock = clock;
    this.key = key.clone();
    try {
      this.signer = new MACSigner(key);
      this.verifier = new MACVerifier(key);
    } catch (JOSEException tooShort) {
      throw new IllegalArgumentException(
          "The internal token key of " + service + " must have at least 32 bytes", tooShort);
    }
  }

  /** Tokens for one service, with the key in base64 as configuration has it. */
  public static InternalToken of(String service, String base64Key, Clock clock) {
    return new InternalToken(service, Base64.getDecoder().decode(base64Key.strip()), clock);
  }

  /** The token that says who calls. */
  public String issue(Caller caller) {
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .audience(service)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .subject(caller.userId().toString())
            .claim("wid", text(caller.workspaceId()))
            .claim("aid", text(caller.accountId()))
            .claim("role", caller.role())
            .claim("perms", caller.permissions().stream().sorted().toList())
            .claim("sid", text(caller.sessionId()))
            .claim("kid", text(caller.apiKeyId()))
            .claim("email", caller.email())
            .claim("name", caller.name())
            .claim("pids", texts(caller.projectIds()))
            .claim("said", texts(caller.socialAccountIds()))
            .build();
    var token = new SignedJWT(HS256, claims);
    try {
      token.sign(signer);
    } catch (JOSEException broken) {
      throw new IllegalStateException("HS256 could not sign", broken);
    }
    return token.serialize();
  }

  /**
   * Who calls, according to the token.
   *
   * @throws Unauthenticated 401, when the token is malformed, signed by another key, for another
   *     service, expired, or valid for longer than a gateway would make it
   */
  public Caller verify(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
        throw new Unauthenticated("The internal token is not signed by the gateway.");
      }
      var claims = jwt.getJWTClaimsSet();
      checkAudience(claims);
      checkTimes(claims);
      return caller(claims);
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      throw new Unauthenticated("The internal token is malformed.");
    }
  }

  /**
   * A key of 32 bytes for another purpose than tokens, the same in every replica of the service. It
   * changes when the token's key does.
   */
  public byte[] deriveKey(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(("marquee " + purpose).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }

  private void checkAudience(JWTClaimsSet claims) {
    if (!claims.getAudience().equals(List.of(service))) {
      throw new Unauthenticated("The internal token is for another service.");
    }
  }

  private void checkTimes(JWTClaimsSet claims) {
    Date issued = claims.getIssueTime();
    Date expires = claims.getExpirationTime();
    if (issued == null || expires == null) {
      throw new Unauthenticated("The internal token does not say how long it is valid.");
    }
    Instant now = clock.instant();
    if (now.isAfter(expires.toInstant().plus(CLOCK_SKEW))) {
      throw new Unauthenticated("The internal token has expired.");
    }
    if (now.isBefore(issued.toInstant().minus(CLOCK_SKEW))
        || expires.toInstant().isAfter(issued.toInstant().plus(LIFETIME))) {
      throw new Unauthenticated("The internal token is not valid at this time.");
    }
  }

  private static Caller caller(JWTClaimsSet claims) throws ParseException {
    UUID user = id(claims.getSubject());
    if (user == null) {
      throw new Unauthenticated("The internal token names no user.");
    }
    List<String> permissions = claims.getStringListClaim("perms");
    return new Caller(
        user,
        id(claims.getStringClaim("wid")),
        id(claims.getStringClaim("aid")),
        claims.getStringClaim("role"),
        permissions == null ? Set.of() : Set.copyOf(permissions),
        id(claims.getStringClaim("sid")),
        id(claims.getStringClaim("kid")),
        claims.getStringClaim("email"),
        claims.getStringClaim("name"),
        ids(claims.getStringListClaim("pids")),
        ids(claims.getStringListClaim("said")));
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  private static @Nullable UUID id(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  /** No claim for no limit, which is the rule: the token stays short. */
  private static @Nullable List<String> texts(Set<UUID> ids) {
    return ids.isEmpty() ? null : ids.stream().map(UUID::toString).sorted().toList();
  }

  private static Set<UUID> ids(@Nullable List<String> texts) {
    return texts == null
        ? Set.of()
        : texts.stream().map(UUID::fromString).collect(Collectors.toUnmodifiableSet());
  }
}
