package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.Map;
import java.util.UUID;

/**
 * Services shall store their parts of a workspace's archive. It is said again, with fresh links, to
 * those that have not answered for a while.
 *
 * @param archiveId the export
 * @param workspaceId the workspace
 * @param uploads by the short name of each service that is asked: {@code base64} of a nonce of 12
 *     bytes and the AES-256-GCM encryption, under the secret marquee.audit.key that all services
 *     share and with {@code archive:<archive id>:<service>} as associated data, of a signed link to
 *     upload the part to
 */
@EventName("workspace.export-requested.v1")
public record ExportRequested(UUID archiveId, UUID workspaceId, Map<String, String> uploads)
    implements ArchiveEvent {}
