package io.marquee.tenancy.schema;

import io.marquee.tenancy.database.PostgresSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** Keeps the schemas of dedicated workspaces. */
@AutoConfiguration(afterName = "io.marquee.tenancy.database.DatabaseAutoConfiguration")
@EnableConfigurationProperties(TenancySettings.class)
class SchemaAutoConfiguration {

  @Bean
  OwnerDatabase ownerDatabase(PostgresSettings postgres, TenancySettings tenancy) {
    return new OwnerDatabase(postgres, tenancy.migrationThreads());
  }

  @Bean
  WorkspaceSchemas workspaceSchemas(OwnerDatabase database) {
    return new WorkspaceSchemas(database, new TenantScripts());
  }

  @Bean
  @DependsOn("migrations")
  MigrateSchemas migrateSchemas(
      PostgresSettings postgres, TenancySettings tenancy, WorkspaceSchemas schemas) {
    return new MigrateSchemas(postgres, tenancy, schemas);
  }
}
