package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.UUID;

/**
 * A workspace was deleted long enough ago: whatever belongs to it goes now, in every service. It is
 * said again from time to time until each has answered.
 *
 * @param workspaceId the workspace
 * @param purgeId which purge, for the answers
 * @param deletedAt when it was deleted
 */
@EventName("workspace.purge-requested.v1")
public record WorkspacePurgeRequested(UUID workspaceId, UUID purgeId, Instant deletedAt)
    implements PurgeEvent {}
