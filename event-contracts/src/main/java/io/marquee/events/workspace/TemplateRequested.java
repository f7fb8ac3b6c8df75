package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * A template is made of a workspace: who keeps a part of it tells that part.
 *
 * @param templateId the template
 * @param workspaceId the workspace that it is made of
 */
@EventName("workspace.template-requested.v1")
public record TemplateRequested(UUID templateId, UUID workspaceId) implements TemplateEvent {}
