package io.marquee.publishing.workspace;

import io.marquee.tenancy.Tenant;
import java.util.UUID;

/**
 * A workspace as last heard.
 *
 * @param workspaceId the workspace
 * @param accountId who pays
 * @param name name to show
 * @param status {@code active}, {@code archived} or {@code deleted}
 */
public record KnownWorkspace(UUID workspaceId, UUID accountId, String name, String status) {

  static final String DELETED = "deleted";

  /**
   * Whether its feed and media are there and its posts go out.
   *
   * @return false once it is deleted, even if it may be restored
   */
  public boolean isOpen() {
    return !status.equals(DELETED);
  }

  /**
   * The tenant to bind.
   *
   * @return workspace and account
   */
  public Tenant tenant() {
    return Tenant.workspace(workspaceId, accountId);
  }
}
