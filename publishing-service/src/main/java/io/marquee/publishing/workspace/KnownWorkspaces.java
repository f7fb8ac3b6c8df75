package io.marquee.publishing.workspace;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All workspaces: the part of the directory that turns a feed's address into a tenant. */
@Repository
@Transactional
public class KnownWorkspaces {

  private final JdbcClient jdbc;

  KnownWorkspaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes in a workspace as it is now.
   *
   * @param workspace the workspace
   */
  public void put(KnownWorkspace workspace) {
    jdbc.sql(
            """
            insert into workspaces (workspace_id, account_id, name, status)
            values (:workspaceId, :accountId, :name, :status)
            on conflict (workspace_id) do update
            set account_id = excluded.account_id, name = excluded.name, status = excluded.status
            """)
        .paramSource(workspace)
        .update();
  }

  /**
   * Takes in that a workspace is gone for good.
   *
   * @param workspaceId the workspace
   */
  public void close(UUID workspaceId) {
    jdbc.sql("update workspaces set status = ? where workspace_id = ?")
        .param(KnownWorkspace.DELETED)
        .param(workspaceId)
        .update();
  }

  /**
   * A workspace.
   *
   * @param workspaceId which
   * @return the workspace, or empty when nothing was heard of it
   */
  @Transactional(readOnly = true)
  public Optional<KnownWorkspace> find(UUID workspaceId) {
    return jdbc.sql("select * from workspaces where workspace_id = ?")
        .param(workspaceId)
        .query(KnownWorkspace.class)
        .optional();
  }

  /**
   * A workspace whose feed and media are there.
   *
   * @param workspaceId which
   * @return the workspace, or empty when it is unknown or deleted
   */
  @Transactional(readOnly = true)
  public Optional<KnownWorkspace> findOpen(UUID workspaceId) {
    return find(workspaceId).filter(KnownWorkspace::isOpen);
  }
}
