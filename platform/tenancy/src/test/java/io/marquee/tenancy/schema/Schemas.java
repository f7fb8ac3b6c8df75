package io.marquee.tenancy.schema;

/** Schemas on a database of a test's own. */
public class Schemas {

  /** Makes and drops schemas with these connections. */
  public WorkspaceSchemas on(OwnerDatabase database) {
    return new WorkspaceSchemas(database, new TenantScripts());
  }
}
