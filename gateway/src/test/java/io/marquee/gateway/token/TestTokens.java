package io.marquee.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.marquee.events.Accounts;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Signs access tokens as identity-service does, and in ways it never would. */
public final class TestTokens {

  public static final String ISSUER = "http://localhost:8080";

  private final RSAKey key;

  public TestTokens(String keyId) {
    try {
      this.key = new RSAKeyGenerator(2048).keyID(keyId).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  RSAKey key() {
    return key;
  }

  public String jwks() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  /** Two keys at once, as while keys change. */
  String jwksWith(TestTokens other) {
    return new JWKSet(List.of(key.toPublicJWK(), other.key.toPublicJWK())).toString();
  }

  /** Of somebody who proved then who they are. */
  public String proved(UUID user, Instant when) {
    return sign(
        header -> {},
        claims ->
            claims
                .subject(user.toString())
                .claim("sid", UUID.randomUUID().toString())
                .claim("auth_time", when.getEpochSecond()));
  }

  public String of(UUID user, UUID session) {
    return sign(
        header -> {},
        claims ->
            claims
                .subject(user.toString())
                .claim("sid", session.toString())
                .claim("aid", Accounts.personalAccountOf(user).toString()));
  }

  /** As for an API key that was exchanged for a token. */
  public String ofClient(UUID key, String scope) {
    return sign(
        header -> {},
        claims ->
            claims
                .subject(key.toString())
                .claim("client_id", key.toString())
                .claim("scope", scope)
                .claim("sid", null)
                .claim("aid", null));
  }

  public String sign(Consumer<JWSHeader.Builder> header, Consumer<JWTClaimsSet.Builder> claims) {
    return sign(JWSAlgorithm.RS256, header, claims, signer());
  }

  /** The classic confusion: the public key, which everybody knows, as the secret of an HMAC. */
  public String confused() throws JOSEException {
    byte[] secret = key.toPublicKey().getEncoded();
    return sign(JWSAlgorithm.HS256, header -> {}, claims -> {}, new MACSigner(secret));
  }

  /** Signed by a key that the token itself brings along. */
  public String withOwnKey() {
    return sign(header -> header.jwk(key.toPublicJWK()), claims -> {});
  }

  String sign(
      JWSAlgorithm algorithm,
      Consumer<JWSHeader.Builder> header,
      Consumer<JWTClaimsSet.Builder> claims,
      JWSSigner signer) {
    UUID user = UUID.randomUUID();
    Instant now = Instant.now();
    JWSHeader.Builder headers =
        new JWSHeader.Builder(algorithm).type(new JOSEObjectType("at+jwt")).keyID(key.getKeyID());
    header.accept(headers);
    JWTClaimsSet.Builder all =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("marquee")
            .subject(user.toString())
            .claim("sid", UUID.randomUUID().toString())
            .claim("aid", Accounts.personalAccountOf(user).toString())
            .claim("email", "ada@example.com")
            .claim("name", "Ada")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)));
    claims.accept(all);
    try {
      SignedJWT jwt = new SignedJWT(headers.build(), all.build());
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException unsigned) {
      throw new IllegalStateException(unsigned);
    }
  }

  private JWSSigner signer() {
    try {
      return new RSASSASigner(key);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
