package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * A project is gone.
 *
 * @param projectId the project
 */
@EventName("workspace.project-deleted.v1")
public record ProjectDeleted(UUID projectId) implements ProjectEvent {}
