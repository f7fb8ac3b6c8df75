package io.marquee.workspace.providerkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyEncryptionKeysTests {

  private static final String OLD = key('o');
  private static final String NEW = key('n');

  @Test
  void opensWithFormerKeysAndSealsWithTheOneAtWork() {
    var before = new KeyEncryptionKeys(OLD, List.of());
    byte[] sealed = before.get(before.current()).seal("name", new byte[] {1, 2, 3});

    var after = new KeyEncryptionKeys(NEW, List.of(OLD));

    assertThat(after.current()).isNotEqualTo(before.current());
    assertThat(after.get(before.current()).open("name", sealed)).containsExactly(1, 2, 3);
  }

  @Test
  void saysWhichKeyIsMissing() {
    var before = new KeyEncryptionKeys(OLD, List.of());
    var after = new KeyEncryptionKeys(NEW, List.of(""));

    assertThatThrownBy(() -> after.get(before.current()))
        .hasMessageContaining(before.current())
        .hasMessageContaining("former-key-encryption-keys");
    assertThat(before.current()).doesNotContain(OLD.substring(0, 8));
  }

  @Test
  void doesNotStartWithoutAKey() {
    assertThatThrownBy(() -> new KeyEncryptionKeys(null, List.of()))
        .hasMessageContaining("marquee.workspace.key-encryption-key");
  }

  private static String key(char of) {
    return Base64.getEncoder().encodeToString(String.valueOf(of).repeat(32).getBytes());
  }
}
