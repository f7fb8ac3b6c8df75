package io.marquee.identity.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What only its holder knows: 256 random bits behind a prefix that tells what it is. It is stored
 * as its SHA-256 hash only: what is random needs no slow hash.
 *
 * @param value as its holder has it
 */
public record RandomToken(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /**
   * A new one.
   *
   * @param prefix such as {@code mqr_}
   * @return a token that nobody else has
   */
  public static RandomToken create(String prefix) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new RandomToken(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * By what it is found again.
   *
   * @return its SHA-256 hash
   */
  public byte[] hash() {
    return hash(value);
  }

  /**
   * By what a token that somebody sent is looked for.
   *
   * @param token as sent, perhaps nonsense
   * @return its SHA-256 hash
   */
  public static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Never in a log. */
  @Override
  public String toString() {
    return "RandomToken[…]";
  }
}
