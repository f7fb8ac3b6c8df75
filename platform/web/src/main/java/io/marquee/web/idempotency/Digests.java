package io.marquee.web.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 over parts that cannot run into each other, plain or keyed with the service's secret. */
class Digests {
  private final SecretKeySpec secret;

  Digests(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  byte[] plain(byte[] body, String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      feed(digest::update, parts);
      return digest.digest(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  byte[] secret(String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      feed(mac::update, parts);
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }

  private static void feed(Consumer<ByteBuffer> digest, String... parts) {
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.accept(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.accept(ByteBuffer.wrap(bytes));
    }
  }
}
