package io.marquee.tenancy.database;

import com.zaxxer.hikari.HikariDataSource;
import io.marquee.tenancy.AcrossWorkspaces;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The service's connections: as <em>app</em> for requests, as <em>across</em> for the few reads
 * over all tenants.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@EnableConfigurationProperties(PostgresSettings.class)
class DatabaseAutoConfiguration {

  @Bean
  DataSource dataSource(PostgresSettings settings) {
    HikariDataSource pool = pool(settings, "app", settings.poolSize());
    pool.setMinimumIdle(1);
    return pool;
  }

  @Bean
  Migrations migrations(PostgresSettings settings) {
    return new Migrations(settings);
  }

  @Bean
  AcrossWorkspaces acrossWorkspaces(PostgresSettings settings) {
    // Not a DataSource bean: nothing but AcrossWorkspaces may get hold of it.
    HikariDataSource pool = pool(settings, "across", 2);
    pool.setReadOnly(true);
    pool.setMinimumIdle(0);
    return new AcrossWorkspaces(pool);
  }

  private static HikariDataSource pool(PostgresSettings settings, String role, int size) {
    var pool = new HikariDataSource();
    pool.setPoolName(role);
    pool.setJdbcUrl(settings.requestUrl());
    pool.setUsername(settings.role(role));
    pool.setPassword(settings.password(role));
    pool.setMaximumPoolSize(size);
    pool.setConnectionTimeout(10_000);
    // The database may come later than the service; the first use waits for it.
    pool.setInitializationFailTimeout(-1);
    return pool;
  }
}
