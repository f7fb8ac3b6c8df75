package io.marquee.local.service;

import java.util.HashMap;
import java.util.Map;

/**
 * How a service is started to be watched, not to serve: no database and no broker are there. {@code
 * MARQUEE_TRAINING_FLAGS} adds flags, separated by blanks.
 */
final class Training {
  private static final String MORE = System.getenv("MARQUEE_TRAINING_FLAGS");

  static final String[] FLAGS =
      ("-Dspring.context.exit=onRefresh" + (MORE == null ? "" : " " + MORE)).split(" ");

  private Training() {}

  /** On top of what the service is told when it serves. */
  static Map<String, String> environment(Map<String, String> serving) {
    var training = new HashMap<>(serving);
    training.put("SERVER_PORT", "0");
    training.put("MANAGEMENT_SERVER_PORT", "0");
    training.put("SPRING_FLYWAY_ENABLED", "false");
    training.put("MARQUEE_POSTGRES_MIGRATE", "false");
    training.put("SPRING_JPA_PROPERTIES_HIBERNATE_BOOT_ALLOW_JDBC_METADATA_ACCESS", "false");
    training.put("SPRING_DATASOURCE_HIKARI_CONNECTION_TIMEOUT", "250");
    training.put("SPRING_DATASOURCE_HIKARI_INITIALIZATION_FAIL_TIMEOUT", "-1");
    training.put("SPRING_KAFKA_LISTENER_AUTO_STARTUP", "false");
    training.put("SPRING_KAFKA_ADMIN_AUTO_CREATE", "false");
    training.put("MARQUEE_TRAINING", "true"); // for what a service must skip by itself
    return training;
  }
}
