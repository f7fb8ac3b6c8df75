package io.marquee.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * How an account's id follows from a user's, so that every service can open the personal account on
 * first sight.
 */
public final class Accounts {

  private static final UUID NAMESPACE = UUID.fromString("6f1b0c0e-5d0c-5b1e-9d53-6d6172717565");

  private Accounts() {}

  /**
   * The id of the account that registration opens for a user: a name-based UUID (version 5, RFC
   * 9562).
   *
   * @param userId the user
   * @return the same id for the same user, in every service and for ever
   */
  public static UUID personalAccountOf(UUID userId) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(NAMESPACE.toString().getBytes(StandardCharsets.US_ASCII));
      byte[] hash = sha1.digest(("account:" + userId).getBytes(StandardCharsets.US_ASCII));
      hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
      hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
      long high = 0;
      long low = 0;
      for (int i = 0; i < 8; i++) high = (high << 8) | (hash[i] & 0xff);
      for (int i = 8; i < 16; i++) low = (low << 8) | (hash[i] & 0xff);
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }
}
