package io.marquee.workspace.providerkey;

import io.marquee.service.SealingKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's keys, which seal the keys of workspaces: one at work, and former ones that
 * still open what {@link RewrapDataKeys} has not come to.
 */
@Component
class KeyEncryptionKeys {

  private static final String PROPERTY = "marquee.workspace.key-encryption-key";
  private static final String FORMER = "marquee.workspace.former-key-encryption-keys";

  private final String current;
  private final Map<String, SealingKey> byId = new HashMap<>();

  KeyEncryptionKeys(
      @Value("${" + PROPERTY + ":#{null}}") @Nullable String key,
      @Value("${" + FORMER + ":}") List<String> former) {
    for (String each : former) {
      if (!each.isBlank()) byId.put(idOf(each), SealingKey.of(FORMER, each));
    }
    SealingKey atWork = SealingKey.of(PROPERTY, key);
    this.current = idOf(key == null ? "" : key);
    byId.put(current, atWork);
  }

  /** Names the key at work. */
  String current() {
    return current;
  }

  SealingKey get(String id) {
    SealingKey key = byId.get(id);
    if (key == null) {
      throw new IllegalStateException(
          "The key " + id + " is in use and not configured: add it to " + FORMER + ".");
    }
    return key;
  }

  /** Tells keys apart and nothing about them. */
  private static String idOf(String base64) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("marquee key " + base64.strip()).getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
