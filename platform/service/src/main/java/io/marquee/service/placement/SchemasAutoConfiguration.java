package io.marquee.service.placement;

import io.marquee.tenancy.schema.TenancySettings;
import io.marquee.tenancy.schema.WorkspaceSchemas;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Shows operators the schemas. */
@AutoConfiguration
class SchemasAutoConfiguration {

  @Bean
  SchemasEndpoint schemasEndpoint(WorkspaceSchemas schemas, TenancySettings settings) {
    return new SchemasEndpoint(schemas, settings);
  }
}
