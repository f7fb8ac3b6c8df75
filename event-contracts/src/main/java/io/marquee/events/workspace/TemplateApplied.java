package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.Map;
import java.util.UUID;

/**
 * A new workspace was made after a template: who told a part of it makes it there.
 *
 * @param templateId the template
 * @param workspaceId the new workspace
 * @param parts what each service told, by its short name: JSON that only that service reads
 */
@EventName("workspace.template-applied.v1")
public record TemplateApplied(UUID templateId, UUID workspaceId, Map<String, String> parts)
    implements TemplateEvent {}
