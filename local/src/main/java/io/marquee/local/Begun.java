package io.marquee.local;

import java.time.Duration;
import java.time.Instant;

/** When the user's command began, which a launcher in the background is told by its parent. */
final class Begun {
  private static final String PROPERTY = "marquee.begun";

  private Begun() {}

  static void now() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, Long.toString(System.currentTimeMillis()));
    }
  }

  /** To be handed to another JVM. */
  static String flag() {
    return "-D%s=%s".formatted(PROPERTY, System.getProperty(PROPERTY));
  }

  static long millisAgo() {
    Instant begun = Instant.ofEpochMilli(Long.getLong(PROPERTY, System.currentTimeMillis()));
    return Duration.between(begun, Instant.now()).toMillis();
  }
}
