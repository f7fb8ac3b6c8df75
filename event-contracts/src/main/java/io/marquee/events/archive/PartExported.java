package io.marquee.events.archive;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A service has stored its part of an archive. Said again when the part was made anew; the newest
 * is what lies there.
 *
 * @param archiveId the export
 * @param workspaceId the workspace
 * @param service the service's short name, such as {@code film}
 * @param instant the one moment that all rows of the part are of
 * @param schemaVersion the newest of the service's tenant migrations
 * @param bytes how long the part is, compressed
 * @param sha256 of the part as it was stored, in lower-case hexadecimal
 * @param tables what is in it, by table
 * @param objects how many stored objects belong to the workspace
 * @param objectBytes how long these are together
 * @param objectsIncluded whether they are in the part; else it lists them only
 */
@EventName("archive.part-exported.v1")
public record PartExported(
    UUID archiveId,
    UUID workspaceId,
    String service,
    Instant instant,
    String schemaVersion,
    long bytes,
    String sha256,
    List<ExportedTable> tables,
    long objects,
    long objectBytes,
    boolean objectsIncluded)
    implements ArchiveReportEvent {}
