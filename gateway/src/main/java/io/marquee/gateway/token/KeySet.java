package io.marquee.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifiers by key id, out of a JWK set (RFC 7517); keys that are not for RS256 are left out. */
record KeySet(Map<String, JWSVerifier> verifiers) {

  private static final Logger log = LoggerFactory.getLogger(KeySet.class);
  private static final int LEAST_BITS = 2048;

  static final KeySet EMPTY = new KeySet(Map.of());

  static KeySet parse(String json) {
    try {
      Map<String, JWSVerifier> verifiers = new HashMap<>();
      for (JWK key : JWKSet.parse(json).getKeys())
        if (isForTokens(key)) verifiers.put(key.getKeyID(), new RSASSAVerifier((RSAKey) key));
      return new KeySet(Map.copyOf(verifiers));
    } catch (ParseException | JOSEException unreadable) {
      throw new IllegalArgumentException("not a JWK set", unreadable);
    }
  }

  @Nullable JWSVerifier find(String keyId) {
    return verifiers.get(keyId);
  }

  private static boolean isForTokens(JWK key) {
    boolean fits =
        key instanceof RSAKey
            && key.getKeyID() != null
            && key.size() >= LEAST_BITS
            && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
            && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.RS256));
    if (!fits) log.warn("The key {} of identity-service is not for RS256 tokens.", key.getKeyID());
    return fits;
  }
}
