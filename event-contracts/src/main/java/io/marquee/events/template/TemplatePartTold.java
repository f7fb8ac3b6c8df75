package io.marquee.events.template;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * A service tells its part of a template.
 *
 * @param templateId the template
 * @param service the service's short name, such as {@code identity}
 * @param content JSON that the service will read again when the template is applied
 */
@EventName("template.part-told.v1")
public record TemplatePartTold(UUID templateId, String service, String content)
    implements TemplatePartEvent {}
