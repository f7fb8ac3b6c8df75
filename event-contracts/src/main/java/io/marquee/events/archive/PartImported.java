package io.marquee.events.archive;

import io.marquee.events.EventName;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service has taken its part of an archive into a new workspace as a whole, or refused it and
 * keeps nothing of it.
 *
 * @param archiveId the import
 * @param workspaceId the new workspace
 * @param service the service's short name, such as {@code film}
 * @param rows how many rows came in, by table
 * @param objects how many stored objects came in
 * @param people said by identity: who the archive's people are here, by the id that they have in
 *     the archive
 * @param failure why it was refused, for whoever imports; null when it came in
 */
@EventName("archive.part-imported.v1")
public record PartImported(
    UUID archiveId,
    UUID workspaceId,
    String service,
    Map<String, Long> rows,
    long objects,
    Map<UUID, UUID> people,
    @Nullable String failure)
    implements ArchiveReportEvent {}
