package io.marquee.tenancy.move;

import io.marquee.tenancy.schema.OwnerDatabase;
import io.marquee.tenancy.schema.WorkspaceSchemas;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets workspaces move. */
@AutoConfiguration(afterName = "io.marquee.tenancy.schema.SchemaAutoConfiguration")
class MoveAutoConfiguration {

  @Bean
  Moves moves(OwnerDatabase database, WorkspaceSchemas schemas) {
    return new Moves(database, schemas);
  }
}
