package io.marquee.tenancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose data a piece of work may see: a workspace's, an account's, or both. Rows of tenant tables
 * are visible for {@code workspaceId} only, rows of account tables for {@code accountId} only; what
 * is null sees nothing of its kind.
 *
 * @param workspaceId the workspace, null when the work concerns an account alone
 * @param accountId the account that pays, null when it is not known or not needed
 */
public record Tenant(@Nullable UUID workspaceId, @Nullable UUID accountId) {

  /** Sees nothing that belongs to anybody. */
  public static final Tenant NONE = new Tenant(null, null);

  /**
   * A workspace and the account that pays for it.
   *
   * @param workspaceId the workspace
   * @param accountId its account, null when not known
   * @return the tenant
   */
  public static Tenant workspace(UUID workspaceId, @Nullable UUID accountId) {
    return new Tenant(workspaceId, accountId);
  }

  /**
   * An account without any workspace.
   *
   * @param accountId the account
   * @return the tenant
   */
  public static Tenant account(UUID accountId) {
    return new Tenant(null, accountId);
  }
}
