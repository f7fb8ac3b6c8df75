package io.marquee.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.test.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a rollout runs first: the database is brought to the code's version, and nothing begins. */
class MigrateOnlyIntegrationTests {

  private static final String KEY = "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=";

  /** Where the process would be gone. */
  private static final class Ended extends RuntimeException {}

  @Configuration
  @EnableAutoConfiguration
  static class SmallService {
    @Bean
    MigrateOnly.Ending ending() {
      return () -> {
        throw new Ended();
      };
    }
  }

  @Test
  void bringsTheDatabaseToTheVersionOfTheCodeAndBeginsNothing() throws SQLException {
    TestPostgres.createDatabase("migrated");

    assertThatThrownBy(() -> new SpringApplicationBuilder(SmallService.class).run(arguments()))
        .hasRootCauseInstanceOf(Ended.class);

    assertThat(number("select count(*) from service.outbox")).isZero();
    assertThat(number("select count(*) from shared.things")).isZero();
    assertThat(number("select count(*) from pg_replication_slots where database = 'migrated'"))
        .as("slots of a relay")
        .isZero();
    assertThat(number("select count(*) from service.relay_lease"))
        .as("leaders of a relay")
        .isZero();
  }

  private static String[] arguments() {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--marquee.service=migrated",
                "--marquee.start=migrate",
                "--marquee.postgres.host=" + TestPostgres.host(),
                "--marquee.postgres.port=" + TestPostgres.port(),
                "--marquee.kafka=localhost:1",
                "--marquee.internal-token.key=" + KEY,
                "--marquee.audit.key=" + KEY,
                "--server.port=0",
                "--management.server.port=0"));
    for (String role : new String[] {"owner", "app", "relay", "across"}) {
      all.add("--marquee.postgres." + role + "-password=" + TestPostgres.PASSWORD);
    }
    return all.toArray(String[]::new);
  }

  private static long number(String query) throws SQLException {
    try (Connection database = TestPostgres.superuser("migrated");
        Statement sql = database.createStatement();
        ResultSet found = sql.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }
}
