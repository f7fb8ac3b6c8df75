package io.marquee.workspace.workspace;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.time.Clock;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a tenant. The new workspace is bound before the transaction begins: its first row is its
 * own already.
 */
@Component
class CreateWorkspace {

  record Command(UUID accountId, UUID ownerId, NewWorkspace request) {}

  private final Workspaces workspaces;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Audit audit;
  private final WorkspaceTemplates templates;

  CreateWorkspace(
      Workspaces workspaces,
      JdbcClient jdbc,
      PlatformTransactionManager manager,
      Clock clock,
      Audit audit,
      WorkspaceTemplates templates) {
    this.workspaces = workspaces;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(manager);
    this.clock = clock;
    this.audit = audit;
    this.templates = templates;
  }

  UUID run(Command command) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    try {
      CurrentWorkspace.run(
          Tenant.workspace(id, command.accountId()),
          () -> transaction.executeWithoutResult(status -> create(id, command)));
      return id;
    } catch (DuplicateKeyException taken) {
      throw new SlugTaken(command.request().slug());
    }
  }

  private void create(UUID id, Command command) {
    UUID template = command.request().templateId();
    jdbc.sql("insert into workspace_directory (workspace_id, account_id, slug) values (?, ?, ?)")
        .params(id, command.accountId(), command.request().slug())
        .update();
    Workspace workspace =
        workspaces.saveAndFlush(
            Workspace.create(
                id,
                command.accountId(),
                command.ownerId(),
                command.request().slug(),
                command.request().isolated(),
                command.request().details(template == null ? null : templates.details(template)),
                clock.instant()));
    audit.created(workspace.audited());
    if (template != null) templates.apply(template, command.ownerId());
  }
}
