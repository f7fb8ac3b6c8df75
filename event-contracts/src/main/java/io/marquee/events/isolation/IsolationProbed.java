package io.marquee.events.isolation;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service has attacked its own database, and tells what came of it.
 *
 * @param reportId the report; the same again if it is said again
 * @param probeId which request it answers, null when the time for it had come
 * @param workspaceId whose request, null when the time for it had come
 * @param service the service's short name, such as {@code film}
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param tables how many tables hold rows of tenants
 * @param schemas how many workspaces have a schema of their own in this service
 * @param checks what was tried, and what was not refused
 */
@EventName("isolation.probed.v1")
public record IsolationProbed(
    UUID reportId,
    @Nullable UUID probeId,
    @Nullable UUID workspaceId,
    String service,
    Instant startedAt,
    Instant endedAt,
    int tables,
    int schemas,
    List<IsolationCheck> checks)
    implements IsolationReportEvent {}
