package io.marquee.events.purge;

import io.marquee.events.EventName;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A service has purged a workspace.
 *
 * @param workspaceId the workspace
 * @param purgeId which purge
 * @param service the service's short name, such as {@code film}
 * @param removed how many of each kind are gone: {@code rows.films}, {@code objects} …
 * @param remaining what is still there, why, and until when
 */
@EventName("purge.workspace-purged.v1")
public record WorkspacePurged(
    UUID workspaceId,
    UUID purgeId,
    String service,
    Map<String, Long> removed,
    List<RemainingData> remaining)
    implements PurgeReportEvent {}
