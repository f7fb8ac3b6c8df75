package io.marquee.workspace.export;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export as the API shows it.
 *
 * @param expiresAt when the archive is removed
 * @param bytes how long the archive is
 * @param sha256 of the archive
 * @param services how far each service is
 * @param download where the archive can be fetched, while it can; only of a single export
 */
record ExportView(
    UUID id,
    Export.Status status,
    UUID requestedBy,
    Instant createdAt,
    @Nullable Instant completedAt,
    @Nullable Instant expiresAt,
    @Nullable Long bytes,
    @Nullable String sha256,
    @Nullable String failure,
    List<Part> services,
    @Nullable Download download,
    @JsonIgnore long version) {

  /**
   * A service's part.
   *
   * @param status {@code waiting} or {@code stored}
   * @param instant the one moment that its rows are of
   */
  record Part(
      String service,
      String status,
      @Nullable Instant instant,
      @Nullable Long rows,
      @Nullable Long objects,
      @Nullable Long bytes) {}

  /** A link that whoever has it may use for a short time. */
  record Download(URI url, Instant expiresAt) {}

  ExportView with(Download link) {
    return new ExportView(
        id,
        status,
        requestedBy,
        createdAt,
        completedAt,
        expiresAt,
        bytes,
        sha256,
        failure,
        services,
        link,
        version);
  }
}
