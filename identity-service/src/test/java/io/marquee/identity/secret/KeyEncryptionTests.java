package io.marquee.identity.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.tenancy.database.MissingSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

public class KeyEncryptionTests {

  private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.UTF_8);

  private final KeyEncryption encryption = new KeyEncryption(key(1));

  @Test
  void givesBackWhatWasEncrypted() {
    byte[] stored = encryption.encrypt("key-1", SECRET);
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("private");
    assertThat(encryption.decrypt("key-1", stored)).isEqualTo(SECRET);
  }

  @Test
  void encryptsDifferentlyEachTime() {
    assertThat(encryption.encrypt("key-1", SECRET))
        .isNotEqualTo(encryption.encrypt("key-1", SECRET));
  }

  @Test
  void noticesAChange() {
    byte[] stored = encryption.encrypt("key-1", SECRET);
    stored[stored.length - 1] ^= 1;
    assertThatThrownBy(() -> encryption.decrypt("key-1", stored))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noticesAnotherKeysValue() {
    byte[] stored = encryption.encrypt("key-1", SECRET);
    assertThatThrownBy(() -> encryption.decrypt("key-2", stored))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysWhenItIsNotTheKeyOfLastTime() {
    byte[] stored = encryption.encrypt("key-1", SECRET);
    assertThatThrownBy(() -> new KeyEncryption(key(2)).decrypt("key-1", stored))
        .hasMessageContaining("marquee.identity.key-encryption-key is not the key");
  }

  @Test
  void startsWithoutNoKeyAndNoBadKey() {
    assertThatThrownBy(() -> new KeyEncryption(null)).isInstanceOf(MissingSecret.class);
    assertThatThrownBy(() -> new KeyEncryption(" ")).isInstanceOf(MissingSecret.class);
    assertThatThrownBy(() -> new KeyEncryption("c2hvcnQ=")).hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> new KeyEncryption("not base64!")).hasMessageContaining("base64");
  }

  /** A key for tests. */
  public static String key(int seed) {
    byte[] key = new byte[32];
    key[0] = (byte) seed;
    return Base64.getEncoder().encodeToString(key);
  }
}
