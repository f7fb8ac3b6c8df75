package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * The move was good: the old rows may go.
 *
 * @param operationId the move
 * @param workspaceId the workspace
 */
@EventName("workspace.placement-confirmed.v1")
public record PlacementConfirmed(UUID operationId, UUID workspaceId) implements PlacementEvent {}
