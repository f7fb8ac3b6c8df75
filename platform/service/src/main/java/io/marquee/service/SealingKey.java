package io.marquee.service;

import io.marquee.tenancy.database.MissingSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key from the configuration that keeps small secrets unreadable where they are stored or sent:
 * AES-256-GCM (NIST SP 800-38D) with a random nonce of 12 bytes, which stands before what it
 * encrypts. What is sealed under one name cannot be opened under another, so that sealed values
 * cannot be swapped. Thread-safe.
 */
public final class SealingKey {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final String property;
  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private SealingKey(String property, byte[] key) {
    this.property = property;
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * The key of a setting.
   *
   * @param property the configuration key, for messages
   * @param base64 its value: 32 bytes in base64, null when it is not set
   * @return the key
   * @throws MissingSecret when it is not set
   * @throws IllegalStateException when it is no such key
   */
  public static SealingKey of(String property, @Nullable String base64) {
    if (base64 == null || base64.isBlank()) throw new MissingSecret(property);
    byte[] bytes = decode(property, base64.strip());
    if (bytes.length != KEY_BYTES) {
      throw new IllegalStateException(property + " is not 32 bytes in base64");
    }
    return new SealingKey(property, bytes);
  }

  /**
   * Encrypts.
   *
   * @param name of what this is, such as an id; the same is needed to open it
   * @param plain what to hide
   * @return nonce and ciphertext, different each time
   */
  public byte[] seal(String name, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] encrypted = run(Cipher.ENCRYPT_MODE, nonce, name, plain);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
    System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
    return sealed;
  }

  /**
   * Decrypts what {@link #seal} made under the same name.
   *
   * @param name of what this is
   * @param sealed nonce and ciphertext
   * @return what was hidden
   * @throws IllegalStateException when it was changed, or sealed under another name or key
   */
  public byte[] open(String name, byte[] sealed) {
    if (sealed.length < NONCE_BYTES) throw new IllegalStateException("nothing that was sealed");
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    return run(
        Cipher.DECRYPT_MODE, nonce, name, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
  }

  private byte[] run(int mode, byte[] nonce, String name, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException wrong) {
      throw new IllegalStateException(
          property + " is not the key that this was sealed with, or it was changed", wrong);
    }
  }

  private static byte[] decode(String property, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalStateException(property + " is not base64", notBase64);
    }
  }
}
