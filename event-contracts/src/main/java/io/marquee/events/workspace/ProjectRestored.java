package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deleted project is back.
 *
 * @param projectId the project
 * @param parentId the project that it lies in, null at the top
 * @param name name to show
 * @param type {@code campaign}, {@code brand}, {@code series} or {@code folder}
 */
@EventName("workspace.project-restored.v1")
public record ProjectRestored(UUID projectId, @Nullable UUID parentId, String name, String type)
    implements ProjectEvent {}
