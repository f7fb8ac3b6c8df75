package io.marquee.workspace.workspace;

import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import io.marquee.workspace.grant.AccountGrants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads workspaces: one as its own tenant, a person's over all tenants. */
@Component
public class WorkspaceViews {

  private final JdbcClient jdbc;
  private final AcrossWorkspaces across;
  private final AccountGrants grants;
  private final TransactionTemplate readOnly;

  WorkspaceViews(
      JdbcClient jdbc,
      AcrossWorkspaces across,
      AccountGrants grants,
      PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.across = across;
    this.grants = grants;
    this.readOnly = new TransactionTemplate(manager);
    this.readOnly.setReadOnly(true);
  }

  /** The current workspace. */
  public WorkspaceView current() {
    UUID id = CurrentWorkspace.id();
    return find().orElseThrow(() -> new WorkspaceNotFound(id));
  }

  /** The current workspace, unless it is deleted. */
  public WorkspaceView currentAlive() {
    WorkspaceView view = current();
    if (view.status() == Workspace.Status.DELETED) throw new WorkspaceNotFound(view.id());
    return view;
  }

  /** A workspace that was just made, which is not bound yet. */
  WorkspaceView created(UUID id, UUID accountId) {
    try {
      return CurrentWorkspace.call(Tenant.workspace(id, accountId), this::current);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The workspaces that a person belongs to, and those of accounts that they may enter. */
  Page<WorkspaceView> reachedBy(UUID userId, WorkspaceFilter filter, Paging paging) {
    List<UUID> granted = grants.accountsOf(userId);
    // SQL knows no empty list.
    List<UUID> accounts = granted.isEmpty() ? List.of(new UUID(0, 0)) : granted;
    List<WorkspaceView> found =
        across.read(
            sql ->
                sql.sql(
                        """
                        select w.* from workspaces w
                         where (w.owner_id = :user or exists (
                                 select 1 from members m where m.workspace_id = w.workspace_id and m.user_id = :user)
                                or w.account_id in (:accounts))
                           and (:owner::uuid is null or w.owner_id = :owner::uuid)
                           and (:account::uuid is null or w.account_id = :account::uuid)
                           and (:kind::text is null or w.kind = :kind::text)
                           and (:pattern::text is null or w.name ilike :pattern::text or w.slug ilike :pattern::text)
                           and w.status = coalesce(:status::text, case when w.status = 'DELETED' then '' else w.status end)
                           and
                        """
                            + Paging.AFTER
                            + Paging.IN_ORDER)
                    .param("user", userId)
                    .param("accounts", accounts)
                    .param("owner", filter.ownerId())
                    .param("account", filter.accountId())
                    .param("kind", filter.kindName())
                    .param("pattern", filter.pattern())
                    .param("status", filter.statusName())
                    .params(paging.parameters())
                    .query(WorkspaceView::of)
                    .list());
    return paging.page(found, view -> new Cursor(view.createdAt(), view.id()));
  }

  private Optional<WorkspaceView> find() {
    List<WorkspaceView> found =
        readOnly.execute(
            status ->
                jdbc.sql("select * from workspaces where id = ?")
                    .param(CurrentWorkspace.id())
                    .query(WorkspaceView::of)
                    .list());
    return found == null ? Optional.empty() : found.stream().findFirst();
  }
}
