package io.marquee.tenancy.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;

/**
 * Brings the database to the code's version, as its owner, in three steps with a history each: what
 * the platform needs, the service's own tables in {@code service}, then the tenant tables in {@code
 * shared}.
 */
class Migrations implements InitializingBean {

  private final PostgresSettings settings;

  Migrations(PostgresSettings settings) {
    this.settings = settings;
  }

  @Override
  public void afterPropertiesSet() {
    if (!settings.migrate()) return;
    migrate("service", "platform_history", "classpath:db/platform");
    migrate("service", "service_history", "classpath:db/service");
    migrate("shared", "schema_history", "classpath:db/tenant");
  }

  private void migrate(String schema, String history, String location) {
    Flyway.configure()
        .dataSource(settings.url(), settings.role("owner"), settings.password("owner"))
        .schemas(schema)
        .createSchemas(false)
        .table(history)
        .locations(location)
        .failOnMissingLocations(false)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        // The platform's modules number theirs each in a hundred of its own, and grow one by one.
        .outOfOrder(schema.equals("service"))
        .connectRetries(30)
        .connectRetriesInterval(1)
        // A session lock would outlive a pooled connection; the transactional one suits a proxy
        // too.
        .configuration(Map.of("flyway.postgresql.transactional.lock", "true"))
        .load()
        .migrate();
  }
}
