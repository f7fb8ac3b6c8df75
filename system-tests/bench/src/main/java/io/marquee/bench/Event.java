package io.marquee.bench;

import java.util.UUID;

/** What is said: an event of the house of about 0.45 kB, a good third of it incompressible. */
final class Event {
  static final String TYPE = "workspace.project-created.v1";

  /** The topic of that event, which our inbox listens to. */
  static final String TOPIC = "workspace.projects";

  private static final String WORDS =
      "A campaign for spring: twelve short films, each in three shapes, shown on every channel that"
          + " the agency looks after, in the order of the calendar; drafts ";

  private Event() {}

  static String payload(UUID key, UUID salt) {
    String noise = salt.toString().replace("-", "");
    return "{\"project_id\":\"%s\",\"parent_id\":null,\"name\":\"%s%s%s%s%s\",\"type\":\"campaign\"}"
        .formatted(
            key, WORDS, noise, swapped(noise), noise.substring(8), swapped(noise).substring(8));
  }

  private static String swapped(String noise) {
    return new StringBuilder(noise).reverse().toString();
  }

  static String traceparent(UUID salt) {
    String noise = salt.toString().replace("-", "");
    return "00-%s-%s-01".formatted(noise, noise.substring(16));
  }

  /** The same payload in SQL, where {@code n} is the row's number and {@code key} its key. */
  static String payloadInSql(String key, String n) {
    return """
    '{"project_id":"' || %1$s || '","parent_id":null,"name":"%2$s' || md5('a' || %3$s) || md5('b' || %3$s)
      || md5('c' || %3$s) || '","type":"campaign"}'
    """
        .formatted(key, WORDS, n);
  }
}
