package io.marquee.identity.secret;

import io.marquee.service.SealingKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts private keys and secrets that must be readable again before they are stored, so that who
 * reads the database, or a backup of it, cannot sign tokens or make codes.
 */
@Component
public class KeyEncryption {

  private static final String PROPERTY = "marquee.identity.key-encryption-key";

  private final SealingKey key;

  /**
   * With the key from the configuration.
   *
   * @param base64 32 bytes
   */
  public KeyEncryption(@Value("${" + PROPERTY + ":#{null}}") @Nullable String base64) {
    this.key = SealingKey.of(PROPERTY, base64);
  }

  /**
   * Encrypts, bound to the name of what it is, so that stored values cannot be swapped.
   *
   * @param name such as a key's id
   * @param plain what to hide
   * @return what may be stored
   */
  public byte[] encrypt(String name, byte[] plain) {
    return key.seal(name, plain);
  }

  /**
   * Decrypts what {@link #encrypt} made under the same name.
   *
   * @param name such as a key's id
   * @param stored what was stored
   * @return what was hidden
   */
  public byte[] decrypt(String name, byte[] stored) {
    return key.open(name, stored);
  }
}
