package io.marquee.local.audit;

import io.marquee.local.home.Refusal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A signed head or seal: a JWS (RFC 7515) in compact form, verified with RS256 and a key of the set
 * (RFC 7517) by its id, and in no other way.
 *
 * @param type what it is
 * @param claims what it says
 */
record Statement(String type, JsonNode claims, String keyId, String signed) {

  static final String HEAD = "marquee-audit-head";
  static final String SEAL = "marquee-audit-seal";

  /**
   * Reads one, without believing it yet.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Statement read(String compact) {
    String[] parts = compact.strip().split("\\.", -1);
    if (parts.length != 3) throw new IllegalArgumentException("it has not three parts");
    try {
      JsonNode header = ExportFile.JSON.readTree(text(parts[0]));
      return new Statement(
          header.path("typ").asString(""),
          ExportFile.JSON.readTree(text(parts[1])),
          header.path("kid").asString(""),
          compact.strip());
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException("it is no JSON", malformed);
    }
  }

  /** Whether one of the keys signed it. */
  boolean isSignedBy(JsonNode keys) {
    String[] parts = signed.split("\\.", -1);
    String algorithm = ExportFile.JSON.readTree(text(parts[0])).path("alg").asString("");
    PublicKey key = find(keys);
    if (key == null || !algorithm.equals("RS256")) return false;
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  boolean isKnownTo(JsonNode keys) {
    return find(keys) != null;
  }

  private @Nullable PublicKey find(JsonNode keys) {
    for (JsonNode key : keys.path("keys")) {
      if (!key.path("kid").asString("").equals(keyId)) continue;
      if (!key.path("kty").asString("").equals("RSA")) continue;
      try {
        return KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
      } catch (GeneralSecurityException | IllegalArgumentException malformed) {
        throw new Refusal("The key %s is no RSA key.".formatted(keyId), "Fetch the keys anew.");
      }
    }
    return null;
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asString("")));
  }

  private static String text(String base64) {
    return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  long position() {
    return claims.path("position").asLong(-1);
  }

  String hash() {
    return claims.path("hash").asString("");
  }

  String chain() {
    return claims.path("chain").asString("");
  }
}
