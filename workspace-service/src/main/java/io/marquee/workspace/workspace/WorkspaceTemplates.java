package io.marquee.workspace.workspace;

import java.util.UUID;

/** What new workspaces can be made after; the templates know. */
public interface WorkspaceTemplates {

  /**
   * The details of a template of the bound account.
   *
   * @throws io.marquee.web.InvalidRequest when there is none
   */
  Workspace.Details details(UUID template);

  /** Makes what else belongs to the template in the bound workspace, which is new. */
  void apply(UUID template, UUID createdBy);
}
