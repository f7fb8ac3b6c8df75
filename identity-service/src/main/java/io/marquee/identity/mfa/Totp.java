package io.marquee.identity.mfa;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords after RFC 6238, as every authenticator app makes them: HMAC-SHA-1,
 * six digits, a new one every 30 seconds. One step before and after counts, too, for clocks that go
 * wrong and people who type slowly.
 */
final class Totp {

  static final int DIGITS = 6;
  static final int PERIOD_SECONDS = 30;
  private static final int WINDOW = 1;

  private Totp() {}

  /** The step whose code this is, if it is of now or next to it. */
  static OptionalLong stepOf(byte[] secret, String code, Instant now) {
    long current = stepAt(now);
    OptionalLong found = OptionalLong.empty();
    // All are compared, whichever it is: the time tells nothing.
    for (long step = current - WINDOW; step <= current + WINDOW; step++) {
      boolean same = MessageDigest.isEqual(codeOf(secret, step).getBytes(), code.getBytes());
      if (same) found = OptionalLong.of(step);
    }
    return found;
  }

  static long stepAt(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), PERIOD_SECONDS);
  }

  /** The code of a step: HOTP of RFC 4226 with the step as its counter. */
  static String codeOf(byte[] secret, long step) {
    byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    return "%06d".formatted(number % 1_000_000);
  }

  private static byte[] hmac(byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA1", impossible);
    }
  }
}
