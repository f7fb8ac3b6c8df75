package io.marquee.film.asset;

import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A file of the workspace: announced first, then uploaded, then checked and ready. */
@Entity
@Table(name = "assets")
public class Asset extends AbstractAggregateRoot<Asset> {

  @Id private UUID id;
  private String filename;

  @Enumerated(EnumType.STRING)
  private AssetKind kind;

  private String contentType;
  private long size;
  private String sha256;

  @Enumerated(EnumType.STRING)
  private Status status;

  private UUID createdBy;
  private Instant createdAt;
  @Version private @Nullable Long version;

  /** Whether it can be used. */
  public enum Status {
    PENDING,
    READY
  }

  /** Its bytes have arrived and are what was announced. */
  public record Stored(UUID assetId, String filename, String contentType, long size) {}

  @SuppressWarnings("NullAway.Init")
  protected Asset() {}

  Asset(
      UUID id,
      String filename,
      String contentType,
      long size,
      String sha256,
      UUID createdBy,
      Instant createdAt) {
    this.id = id;
    this.filename = filename;
    this.kind = AssetKind.of(contentType);
    this.contentType = contentType;
    this.size = size;
    this.sha256 = sha256;
    this.status = Status.PENDING;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  /** The upload was checked; {@code foundType} is what its bytes say. */
  void complete(String foundType) {
    if (status == Status.READY) return;
    contentType = foundType;
    status = Status.READY;
    registerEvent(new Stored(id, filename, contentType, size));
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("asset", id)
        .with("filename", filename)
        .with("kind", kind)
        .with("content_type", contentType)
        .with("size", size)
        .with("sha256", sha256)
        .with("status", status);
  }

  public UUID id() {
    return id;
  }

  public String filename() {
    return filename;
  }

  public AssetKind kind() {
    return kind;
  }

  public String contentType() {
    return contentType;
  }

  public long size() {
    return size;
  }

  public String sha256() {
    return sha256;
  }

  public Status status() {
    return status;
  }

  public boolean isReady() {
    return status == Status.READY;
  }

  public UUID createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public long version() {
    return version == null ? 0 : version;
  }
}
