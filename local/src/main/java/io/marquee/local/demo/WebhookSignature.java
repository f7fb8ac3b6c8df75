package io.marquee.local.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proof that a webhook is ours: HMAC-SHA256 over {@code id.timestamp.body}, as the Standard
 * Webhooks specification 1.0 has it.
 */
record WebhookSignature(String secret) {
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  boolean isValid(String id, String timestamp, byte[] body, String signatures, Instant now) {
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) return false;
    byte[] expected = sign(id, timestamp, body);
    for (String signature : signatures.split(" ")) {
      if (!signature.startsWith(VERSION)) continue;
      byte[] given = Base64.getDecoder().decode(signature.substring(VERSION.length()));
      if (MessageDigest.isEqual(expected, given)) return true;
    }
    return false;
  }

  byte[] sign(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
