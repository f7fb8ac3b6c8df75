package io.marquee.events.workspace;

import io.marquee.events.EventName;
import java.util.Map;
import java.util.UUID;

/**
 * Services shall take their parts of an archive into a new workspace. It is said again, with fresh
 * links, to those that have not answered for a while.
 *
 * @param archiveId the import
 * @param workspaceId the new workspace, which nobody may enter yet
 * @param sourceWorkspaceId the workspace that the archive is of; the same if ids are kept
 * @param accountId the account that it comes into
 * @param importedBy who asked for it, and owns the workspace
 * @param idsKept whether every row keeps its id; else each UUIDv7 becomes another, by a function of
 *     import and id that all services share
 * @param people who the archive's people are here, by the id that they have in the archive; whoever
 *     is not named keeps that id. Empty when identity is asked, which finds them
 * @param downloads by the short name of each service that is asked: {@code base64} of a nonce of 12
 *     bytes and the AES-256-GCM encryption, under the secret marquee.audit.key that all services
 *     share and with {@code archive:<archive id>:<service>} as associated data, of a signed link to
 *     fetch the part from
 */
@EventName("workspace.import-requested.v1")
public record ImportRequested(
    UUID archiveId,
    UUID workspaceId,
    UUID sourceWorkspaceId,
    UUID accountId,
    UUID importedBy,
    boolean idsKept,
    Map<UUID, UUID> people,
    Map<String, String> downloads)
    implements ArchiveEvent {}
