package io.marquee.workspace.template;

import io.marquee.workspace.project.ProjectTree;
import io.marquee.workspace.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What becomes of a template, told within this service; and what it holds. */
public final class Template {

  private Template() {}

  /** The other services are asked for their parts. */
  public record Requested(UUID templateId, UUID workspaceId) {}

  /**
   * The other services are to make their parts in the bound workspace.
   *
   * @param parts what each of them told, by its name
   */
  public record Applied(UUID templateId, UUID workspaceId, Map<String, String> parts) {}

  /** This service's own part. */
  record Content(Workspace.Details details, List<ProjectTree.Node> projects) {}
}
