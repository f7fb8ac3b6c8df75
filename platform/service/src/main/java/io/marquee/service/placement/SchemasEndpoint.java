package io.marquee.service.placement;

import io.marquee.tenancy.schema.SchemaBoard;
import io.marquee.tenancy.schema.TenancySettings;
import io.marquee.tenancy.schema.WorkspaceSchemas;
import java.sql.SQLException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code GET schemas}: how far the schemas of dedicated workspaces are. */
@Endpoint(id = "schemas")
public class SchemasEndpoint {

  private final WorkspaceSchemas schemas;
  private final TenancySettings settings;

  SchemasEndpoint(WorkspaceSchemas schemas, TenancySettings settings) {
    this.schemas = schemas;
    this.settings = settings;
  }

  /** Counts, and what failed. */
  @ReadOperation
  public SchemaBoard board() throws SQLException {
    return schemas.board(settings.dedicated());
  }
}
