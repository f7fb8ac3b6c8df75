package io.marquee.workspace.template;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import io.marquee.web.IfMatch;
import io.marquee.web.InvalidRequest;
import io.marquee.web.NotFound;
import io.marquee.workspace.project.ProjectTree;
import io.marquee.workspace.workspace.Workspace;
import io.marquee.workspace.workspace.WorkspaceTemplates;
import io.marquee.workspace.workspace.WorkspaceViews;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The templates of the bound account: made of the bound workspace, applied to a new one. */
@Component
@Transactional
public class Templates implements WorkspaceTemplates {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final WorkspaceViews workspaces;
  private final ProjectTree projects;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Audit audit;

  Templates(
      JdbcClient jdbc,
      JsonMapper json,
      WorkspaceViews workspaces,
      ProjectTree projects,
      ApplicationEventPublisher events,
      Clock clock,
      Audit audit) {
    this.jdbc = jdbc;
    this.json = json;
    this.workspaces = workspaces;
    this.projects = projects;
    this.events = events;
    this.clock = clock;
    this.audit = audit;
  }

  UUID make(String name, String description, UUID createdBy) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    var content = new Template.Content(workspaces.currentAlive().details(), projects.current());
    try {
      jdbc.sql(
              """
              insert into templates (id, name, description, source_workspace_id, content, created_by, created_at, version)
              values (:id, :name, :description, :source, :content::jsonb, :by, :now, 0)
              """)
          .param("id", id)
          .param("name", name)
          .param("description", description)
          .param("source", CurrentWorkspace.id())
          .param("content", json.writeValueAsString(content))
          .param("by", createdBy)
          .param("now", now())
          .update();
    } catch (DuplicateKeyException taken) {
      throw new TemplateNameTaken(name);
    }
    ofAccount().created(facts(id).with("name", name).with("source", CurrentWorkspace.id()));
    events.publishEvent(new Template.Requested(id, CurrentWorkspace.id()));
    return id;
  }

  void remove(UUID id, IfMatch seen) {
    Long version =
        jdbc.sql("select version from templates where id = ? for update")
            .param(id)
            .query(Long.class)
            .optional()
            .orElseThrow(() -> new NotFound("template", id));
    seen.check(version);
    jdbc.sql("delete from templates where id = ?").param(id).update();
    ofAccount().deleted(facts(id));
  }

  /**
   * Keeps what a service told of its part. A template that is gone meanwhile needs it no more.
   *
   * @param content JSON
   */
  public void keepPart(UUID template, String service, String content) {
    // What is seen of a template changes with its parts.
    int known =
        jdbc.sql("update templates set version = version + 1 where id = ?")
            .param(template)
            .update();
    if (known == 0) return;
    jdbc.sql(
            """
            insert into template_parts (template_id, service, content, told_at)
            values (:template, :service, :content::jsonb, :now)
            on conflict (account_id, template_id, service) do update set content = excluded.content, told_at = excluded.told_at
            """)
        .param("template", template)
        .param("service", service)
        .param("content", content)
        .param("now", now())
        .update();
  }

  @Override
  public Workspace.Details details(UUID template) {
    return find(template)
        .orElseThrow(
            () ->
                new InvalidRequest(
                    "/template_id",
                    "unknown_template",
                    "The account has no template " + template + "."))
        .details();
  }

  @Override
  public void apply(UUID template, UUID createdBy) {
    find(template).ifPresent(content -> projects.plant(content.projects(), createdBy));
    Map<String, String> parts = new HashMap<>();
    jdbc.sql("select service, content::text as content from template_parts where template_id = ?")
        .param(template)
        .query(
            row -> {
              parts.put(row.getString("service"), row.getString("content"));
            });
    events.publishEvent(new Template.Applied(template, CurrentWorkspace.id(), parts));
  }

  private Optional<Template.Content> find(UUID template) {
    return jdbc.sql("select content::text from templates where id = ?")
        .param(template)
        .query(String.class)
        .optional()
        .map(content -> json.readValue(content, Template.Content.class));
  }

  /** Whoever looks after the account wants to know, whatever becomes of the workspace. */
  private Audit ofAccount() {
    return audit.in(Tenant.account(CurrentWorkspace.accountId()));
  }

  private static AuditFacts facts(UUID id) {
    return AuditFacts.of("template", id);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
