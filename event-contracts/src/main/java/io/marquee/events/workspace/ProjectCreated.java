package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project was made.
 *
 * @param projectId the project
 * @param parentId the project that it lies in, null at the top
 * @param name name to show
 * @param type {@code campaign}, {@code brand}, {@code series} or {@code folder}
 */
@EventName("workspace.project-created.v1")
public record ProjectCreated(UUID projectId, @Nullable UUID parentId, String name, String type)
    implements ProjectEvent {}
