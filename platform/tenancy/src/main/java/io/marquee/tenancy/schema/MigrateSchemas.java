package io.marquee.tenancy.schema;

import io.marquee.tenancy.database.PostgresSettings;
import org.springframework.beans.factory.InitializingBean;

/** Migrates the dedicated schemas at start, after the shared one, before anything uses them. */
class MigrateSchemas implements InitializingBean {

  private final PostgresSettings postgres;
  private final TenancySettings tenancy;
  private final WorkspaceSchemas schemas;

  MigrateSchemas(PostgresSettings postgres, TenancySettings tenancy, WorkspaceSchemas schemas) {
    this.postgres = postgres;
    this.tenancy = tenancy;
    this.schemas = schemas;
  }

  @Override
  public void afterPropertiesSet() throws Exception {
    if (!postgres.migrate() || !tenancy.dedicated()) return;
    new SchemaMigrations(schemas, tenancy.migrationThreads()).run();
  }
}
