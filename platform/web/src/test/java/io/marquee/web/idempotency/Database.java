package io.marquee.web.idempotency;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * A real PostgreSQL with this module's migration, as a service has it: the app role owns nothing.
 */
final class Database {
  /** Stands for the procedure of platform/tenancy, which this module cannot depend on. */
  private static final String SERVICE =
      """
      create role film_app login;
      create schema service;
      set search_path = service;
      create procedure service_table(t regclass) language plpgsql as $$
      begin
        execute format('grant select, insert, update, delete on %s to film_app', t);
      end $$;
      grant usage on schema service to film_app;
      """;

  private static final EmbeddedPostgres POSTGRES = start();

  private Database() {}

  static DataSource asApp() {
    return POSTGRES.getDatabase("film_app", "postgres");
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start();
      try (Connection owner = postgres.getPostgresDatabase().getConnection();
          var statement = owner.createStatement()) {
        statement.execute(SERVICE);
        statement.execute(migration());
      }
      return postgres;
    } catch (IOException | SQLException failed) {
      throw new IllegalStateException("PostgreSQL did not start", failed);
    }
  }

  private static String migration() throws IOException {
    try (var file =
        Objects.requireNonNull(
            Database.class.getResourceAsStream("/db/platform/web/V201__idempotency_keys.sql"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
