package io.marquee.identity.token;

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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts private keys before they are stored (AES-256-GCM), so that who reads the database, or a
 * backup of it, cannot sign tokens.
 */
@Component
class KeyEncryption {

  private static final String PROPERTY = "marquee.identity.key-encryption-key";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  KeyEncryption(@Value("${" + PROPERTY + ":#{null}}") @Nullable String base64) {
    if (base64 == null || base64.isBlank()) throw new MissingSecret(PROPERTY);
    byte[] bytes = decode(base64.strip());
    if (bytes.length != KEY_BYTES) {
      throw new IllegalStateException(PROPERTY + " is not 32 bytes in base64");
    }
    this.key = new SecretKeySpec(bytes, "AES");
  }

  /** Encrypts, bound to the name of what it is, so that stored values cannot be swapped. */
  byte[] encrypt(String name, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] encrypted = run(Cipher.ENCRYPT_MODE, nonce, name, plain);
    byte[] stored = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
    System.arraycopy(encrypted, 0, stored, NONCE_BYTES, encrypted.length);
    return stored;
  }

  /** Decrypts what {@link #encrypt} made under the same name. */
  byte[] decrypt(String name, byte[] stored) {
    byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
    return run(
        Cipher.DECRYPT_MODE, nonce, name, Arrays.copyOfRange(stored, NONCE_BYTES, stored.length));
  }

  private byte[] run(int mode, byte[] nonce, String name, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException wrong) {
      throw new IllegalStateException(
          PROPERTY + " is not the key that the stored signing keys were encrypted with", wrong);
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalStateException(PROPERTY + " is not base64", notBase64);
    }
  }
}
