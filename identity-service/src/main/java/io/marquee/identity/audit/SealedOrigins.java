package io.marquee.identity.audit;

import io.marquee.service.SealingKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens from where somebody acted, which services seal before it passes through Kafka. */
@Component
public class SealedOrigins {

  private static final Logger log = LoggerFactory.getLogger(SealedOrigins.class);
  private static final String KEY = "marquee.audit.key";
  private static final int SALT_BYTES = 16;

  private final SealingKey key;
  private final JsonMapper json;
  private final SecureRandom random = new SecureRandom();

  SealedOrigins(@Value("${" + KEY + ":#{null}}") @Nullable String key, JsonMapper json) {
    this.key = SealingKey.of(KEY, key);
    this.json = json;
  }

  /**
   * Opens one.
   *
   * @param target what was changed, for which it was sealed
   * @param sealed in base64
   * @return from where; null when it cannot be opened, since an entry without it is better than
   *     none
   */
  public @Nullable Origin open(UUID target, String sealed) {
    try {
      byte[] plain = key.open(target.toString(), Base64.getDecoder().decode(sealed));
      JsonNode origin = json.readTree(new String(plain, StandardCharsets.UTF_8));
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      return new Origin(
          text(origin, "address"), text(origin, "user_agent"), HexFormat.of().formatHex(salt));
    } catch (IllegalArgumentException | IllegalStateException unreadable) {
      log.warn("From where {} was changed cannot be read: {}", target, unreadable.getMessage());
      return null;
    }
  }

  private static @Nullable String text(JsonNode origin, String name) {
    return origin.path(name).isString() ? origin.path(name).stringValue() : null;
  }
}
