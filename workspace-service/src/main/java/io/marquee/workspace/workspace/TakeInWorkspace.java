package io.marquee.workspace.workspace;

import io.marquee.service.audit.Audit;
import io.marquee.tenancy.CurrentWorkspace;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes workspaces out of archives. Such a one is closed until it is opened; given up, it is purged
 * at once.
 */
@Component
public class TakeInWorkspace {

  private static final List<String> TAKEN =
      List.of(
          "name",
          "slug",
          "kind",
          "publisher_tier",
          "business_model",
          "storage_quota_gb",
          "monthly_budget_usd",
          "time_zone",
          "settings");

  private final Workspaces workspaces;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Validator validator;
  private final Clock clock;
  private final Audit audit;

  TakeInWorkspace(
      Workspaces workspaces,
      JdbcClient jdbc,
      JsonMapper json,
      Validator validator,
      Clock clock,
      Audit audit) {
    this.workspaces = workspaces;
    this.jdbc = jdbc;
    this.json = json;
    this.validator = validator;
    this.clock = clock;
    this.audit = audit;
  }

  /** What an archive says of its workspace. */
  public record Archived(String slug, Workspace.Details details) {}

  /** The bound workspace, to be made. */
  public record Command(
      UUID importId,
      UUID accountId,
      UUID ownerId,
      String slug,
      Workspace.Isolation isolation,
      Workspace.Details details) {}

  /**
   * Reads a workspace as the API shows it, by the rules for new ones.
   *
   * @throws IllegalArgumentException when it is none that could be made
   */
  public Archived read(JsonNode workspace) {
    var taken = json.createObjectNode();
    TAKEN.stream().filter(workspace::has).forEach(name -> taken.set(name, workspace.get(name)));
    try {
      NewWorkspace request = json.treeToValue(taken, NewWorkspace.class);
      var wrong = validator.validate(request);
      if (!wrong.isEmpty()) {
        throw new IllegalArgumentException(
            "not valid: " + wrong.iterator().next().getPropertyPath());
      }
      return new Archived(request.slug(), request.details(null));
    } catch (JacksonException | io.marquee.web.MarqueeProblem invalid) {
      throw new IllegalArgumentException("not valid", invalid);
    }
  }

  /**
   * Whether no workspace has or had the id. Of one that was purged others may have heard the last:
   * what they heard of its films ended there, and would not begin anew.
   */
  @Transactional(readOnly = true)
  public boolean isFree(UUID id) {
    return jdbc.sql(
            """
            select not exists (select 1 from workspace_directory where workspace_id = :id)
               and not exists (select 1 from service.outbox_sequences where topic = 'workspace.workspaces' and key = :id)
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /** Whether no workspace of the account has the slug. */
  @Transactional(readOnly = true)
  public boolean isFree(UUID accountId, String slug) {
    return jdbc.sql(
            "select not exists (select 1 from workspace_directory where account_id = ? and slug = ?)")
        .params(accountId, slug)
        .query(Boolean.class)
        .single();
  }

  /** Makes the bound workspace, closed. */
  @Transactional
  public void make(Command command) {
    UUID id = CurrentWorkspace.id();
    jdbc.sql(
            "insert into workspace_directory (workspace_id, account_id, slug, import_id) values (?, ?, ?, ?)")
        .params(id, command.accountId(), command.slug(), command.importId())
        .update();
    Workspace workspace =
        workspaces.saveAndFlush(
            Workspace.takeIn(
                id,
                command.accountId(),
                command.ownerId(),
                command.slug(),
                command.isolation(),
                command.details(),
                clock.instant()));
    audit.created(workspace.audited());
  }

  /** All of it is in. */
  @Transactional
  public void open() {
    jdbc.sql("update workspace_directory set import_id = null where workspace_id = ?")
        .param(CurrentWorkspace.id())
        .update();
    change("opened", true);
  }

  /** Not all of it came in. */
  @Transactional
  public void giveUp() {
    change("given_up", false);
  }

  private void change(String verb, boolean opens) {
    Workspace workspace = workspaces.get(CurrentWorkspace.id());
    var before = workspace.audited();
    if (opens) workspace.open(clock.instant());
    else workspace.giveUp(clock.instant());
    workspaces.saveAndFlush(workspace);
    audit.changed(verb, before, workspace.audited());
  }
}
