package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * Every service that keeps rows of workspaces shall take them to a place, and report.
 *
 * @param operationId the move
 * @param workspaceId the workspace
 * @param isolation {@code dedicated} (a schema of its own) or {@code shared}
 * @param keepOld whether the old rows stay until that is confirmed
 */
@EventName("workspace.placement-requested.v1")
public record PlacementRequested(
    UUID operationId, UUID workspaceId, String isolation, boolean keepOld)
    implements PlacementEvent {}
