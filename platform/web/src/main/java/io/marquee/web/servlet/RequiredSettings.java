package io.marquee.web.servlet;

import io.marquee.web.InternalToken;
import java.time.Clock;
import java.util.Base64;
import org.springframework.core.env.Environment;

/** Reads what must be set, and says in one sentence what is not. */
record RequiredSettings(Environment environment) {
  private static final String KEY = "marquee.internal-token.key";

  InternalToken internalToken(Clock clock) {
    return new InternalToken(required("marquee.service"), key(), clock);
  }

  private byte[] key() {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(required(KEY).strip());
    } catch (IllegalArgumentException notBase64) {
      throw new UnusableSetting(KEY, "is not base64");
    }
    if (key.length < 32) {
      throw new UnusableSetting(KEY, "has fewer than 32 bytes");
    }
    return key;
  }

  private String required(String property) {
    String value = environment.getProperty(property);
    if (value == null || value.isBlank()) {
      throw new UnusableSetting(property, "is not set");
    }
    return value;
  }
}
