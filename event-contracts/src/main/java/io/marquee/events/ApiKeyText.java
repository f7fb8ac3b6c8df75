package io.marquee.events;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * How an API key is written, so that whoever issues and whoever checks keys agree. All digits are
 * base62 ({@code 0-9A-Za-z}), big-endian, filled up with {@code 0}:
 *
 * <pre>
 * mq_live_ | 22 digits: the key's id, 128 bits | 43 digits: the secret, 256 bits | 6 digits: checksum
 * </pre>
 *
 * <p>The checksum is the CRC-32 (as in zip) of all characters before it, in ASCII. It finds typing
 * errors and made-up keys without a look-up, and lets scanners of source code tell a key from
 * noise; it protects nothing.
 */
public final class ApiKeyText {

  /** What every key begins with. */
  public static final String PREFIX = "mq_live_";

  /** How many bytes a secret has. */
  public static final int SECRET_BYTES = 32;

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_DIGITS = 22;
  private static final int SECRET_DIGITS = 43;
  private static final int CHECKSUM_DIGITS = 6;

  /** How many characters every key has. */
  public static final int LENGTH = PREFIX.length() + ID_DIGITS + SECRET_DIGITS + CHECKSUM_DIGITS;

  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

  private final UUID keyId;
  private final String text;

  private ApiKeyText(UUID keyId, String text) {
    this.keyId = keyId;
    this.text = text;
  }

  /**
   * Writes a key.
   *
   * @param keyId the key's id
   * @param secret {@link #SECRET_BYTES} random bytes
   * @return the key
   */
  public static ApiKeyText of(UUID keyId, byte[] secret) {
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException("a secret has " + SECRET_BYTES + " bytes");
    }
    byte[] id =
        ByteBuffer.allocate(16)
            .putLong(keyId.getMostSignificantBits())
            .putLong(keyId.getLeastSignificantBits())
            .array();
    String body =
        PREFIX
            + digits(new BigInteger(1, id), ID_DIGITS)
            + digits(new BigInteger(1, secret), SECRET_DIGITS);
    return new ApiKeyText(keyId, body + checksum(body));
  }

  /**
   * Reads a key.
   *
   * @param text as somebody sent it
   * @return the key, or empty when it cannot be one: another prefix or length, a character that is
   *     no digit, a wrong checksum, an id beyond 128 bits
   */
  public static Optional<ApiKeyText> parse(String text) {
    if (text.length() != LENGTH || !text.startsWith(PREFIX)) return Optional.empty();
    for (int i = PREFIX.length(); i < LENGTH; i++) {
      if (DIGITS.indexOf(text.charAt(i)) < 0) return Optional.empty();
    }
    int end = LENGTH - CHECKSUM_DIGITS;
    if (!checksum(text.substring(0, end)).equals(text.substring(end))) return Optional.empty();
    UUID id = id(text.substring(PREFIX.length(), PREFIX.length() + ID_DIGITS));
    return id == null ? Optional.empty() : Optional.of(new ApiKeyText(id, text));
  }

  /**
   * Which key it claims to be.
   *
   * @return the id
   */
  public UUID keyId() {
    return keyId;
  }

  /**
   * The key itself: a secret.
   *
   * @return as its holder sends it
   */
  public String text() {
    return text;
  }

  /**
   * What is stored and told of it.
   *
   * @return SHA-256 of the whole key, base64url without padding
   */
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return PREFIX + "… of " + keyId;
  }

  private static @Nullable UUID id(String digits) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < digits.length(); i++) {
      number = number.multiply(BASE).add(BigInteger.valueOf(DIGITS.indexOf(digits.charAt(i))));
    }
    return number.bitLength() > 128
        ? null
        : new UUID(number.shiftRight(64).longValue(), number.longValue());
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return digits(BigInteger.valueOf(crc.getValue()), CHECKSUM_DIGITS);
  }

  private static String digits(BigInteger number, int length) {
    char[] digits = new char[length];
    BigInteger rest = number;
    for (int i = length - 1; i >= 0; i--) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      digits[i] = DIGITS.charAt(parts[1].intValue());
      rest = parts[0];
    }
    return new String(digits);
  }
}
