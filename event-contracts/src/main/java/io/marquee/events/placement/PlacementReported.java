package io.marquee.events.placement;

import io.marquee.events.EventName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service has taken a workspace to a place, or could not.
 *
 * @param reportId the report; the same again if it is said again
 * @param operationId the move, as it was requested
 * @param workspaceId the workspace
 * @param service the service that says so, such as {@code film}
 * @param step {@code switched} (the new place is in use, the old rows are kept), {@code done}
 *     (nothing is left of the old place) or {@code failed} (the old place stays in use)
 * @param rows how many rows were moved, the same on both sides
 * @param windowMillis for how long writers were held off, null when they were not
 * @param failure what differed, null unless it failed
 */
@EventName("placement.reported.v1")
public record PlacementReported(
    UUID reportId,
    UUID operationId,
    UUID workspaceId,
    String service,
    String step,
    long rows,
    @Nullable Long windowMillis,
    @Nullable String failure)
    implements PlacementReportEvent {}
