package io.marquee.web.idempotency;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers unreadable at rest (AES-256-GCM): some tell a secret that is shown once, such as a
 * new API key, and would otherwise lie in the table for a day.
 */
final class Seal {
  private static final int NONCE = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Seal() {}

  static byte[] close(byte[] key, byte[] plain) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
      byte[] sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has AES-GCM", impossible);
    }
  }

  /** The plain bytes, or null when the service's secret has changed meanwhile. */
  static byte @Nullable [] open(byte[] key, byte[] sealed) {
    try {
      return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE))
          .doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (GeneralSecurityException otherKey) {
      return null;
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    return cipher;
  }
}
