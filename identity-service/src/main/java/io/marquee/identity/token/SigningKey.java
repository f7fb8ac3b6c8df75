package io.marquee.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key pair that signs access tokens.
 *
 * @param key both halves
 * @param createdAt when it was made, and published
 * @param signsFrom from when on it signs, until a newer key does: late enough for everybody to have
 *     fetched it
 * @param publishedUntil when verifiers may forget it, null while no newer key is to follow it
 */
record SigningKey(
    RSAKey key, Instant createdAt, Instant signsFrom, @Nullable Instant publishedUntil) {

  /** As strong as 128 bits (NIST SP 800-57); 2,048 are as strong as 112. */
  private static final int BITS = 3072;

  static SigningKey generate(String id, Instant now, Instant signsFrom) {
    try {
      RSAKey key =
          new RSAKeyGenerator(BITS)
              .keyID(id)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .generate();
      return new SigningKey(key, now, signsFrom, null);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("every Java platform has RSA", impossible);
    }
  }

  String id() {
    return key.getKeyID();
  }

  /**
   * Signs.
   *
   * @param type what it is, the header's {@code typ}
   * @return a JWS in compact form
   */
  String sign(String type, Payload content) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType(type))
            .keyID(id())
            .build();
    var signed = new JWSObject(header, content);
    try {
      signed.sign(new RSASSASigner(key));
    } catch (JOSEException wrong) {
      throw new IllegalStateException("cannot sign with key " + id(), wrong);
    }
    return signed.serialize();
  }

  boolean mayBeSeen(Instant now) {
    return publishedUntil == null || now.isBefore(publishedUntil);
  }

  boolean maySign(Instant now) {
    return !now.isBefore(signsFrom) && mayBeSeen(now);
  }
}
