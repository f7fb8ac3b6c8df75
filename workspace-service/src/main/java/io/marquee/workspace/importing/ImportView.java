package io.marquee.workspace.importing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.marquee.workspace.workspace.Workspace;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as the API shows it.
 *
 * @param name what was asked for; null for the archive's
 * @param slug what was asked for, and then what it became
 * @param sourceWorkspaceId the workspace that the archive is of, once that was read
 * @param workspaceId what it becomes, once the archive was checked
 * @param idsKept whether the workspace and all in it have the ids that they had; else it is a copy
 * @param failure why it failed
 * @param services how far each service is, once the archive was checked
 * @param upload where the archive is to be sent, until the import was started; only of a single one
 */
record ImportView(
    UUID id,
    UUID accountId,
    Import.Status status,
    UUID requestedBy,
    @Nullable String name,
    @Nullable String slug,
    Workspace.Isolation isolation,
    long bytes,
    String sha256,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable UUID sourceWorkspaceId,
    @Nullable UUID workspaceId,
    @Nullable Boolean idsKept,
    @Nullable Failure failure,
    List<Part> services,
    @Nullable Upload upload,
    @JsonIgnore long version) {

  /** Why it failed: a stable code, and a sentence. */
  record Failure(String code, String detail) {}

  /**
   * A service's part.
   *
   * @param status {@code waiting}, {@code imported} or {@code refused}
   */
  record Part(String service, String status, @Nullable Long rows, @Nullable Long objects) {}

  /** One request with exactly these headers, until then. */
  record Upload(URI url, String method, Map<String, String> headers, Instant expiresAt) {}

  ImportView with(Upload link) {
    return new ImportView(
        id,
        accountId,
        status,
        requestedBy,
        name,
        slug,
        isolation,
        bytes,
        sha256,
        createdAt,
        startedAt,
        endedAt,
        sourceWorkspaceId,
        workspaceId,
        idsKept,
        failure,
        services,
        link,
        version);
  }
}
