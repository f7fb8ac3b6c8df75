package io.marquee.events.workspace;

import io.marquee.events.EventName;
import io.marquee.events.Snapshot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as its events have told it so far, for projections that are rebuilt.
 *
 * @param projectId the project
 * @param parentId the project that it lies in, null at the top
 * @param name name to show
 * @param type {@code campaign}, {@code brand}, {@code series} or {@code folder}
 * @param createdAt when it was made
 */
@EventName("workspace.project-snapshot.v1")
public record ProjectSnapshot(
    UUID projectId, @Nullable UUID parentId, String name, String type, Instant createdAt)
    implements ProjectEvent, Snapshot {}
