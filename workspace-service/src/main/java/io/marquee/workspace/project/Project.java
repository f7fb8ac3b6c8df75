package io.marquee.workspace.project;

import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A campaign, brand, series or folder, perhaps inside of another one. */
@Entity
@Table(name = "projects")
public class Project extends AbstractAggregateRoot<Project> {

  static final Duration UNDO = Duration.ofDays(14);

  /** What the project is. */
  public enum Type {
    CAMPAIGN,
    BRAND,
    SERIES,
    FOLDER
  }

  /** Where the project is in its life. */
  public enum Status {
    ACTIVE,
    ARCHIVED,
    DELETED
  }

  /** A project was made. */
  public record Created(Project project) {}

  /** A project was deleted; for a while it can be restored. */
  public record Deleted(UUID projectId) {}

  /** A deleted project is back. */
  public record Restored(Project project) {}

  /**
   * What its people may change.
   *
   * @param metadata a JSON object
   */
  record Details(String name, String slug, Type type, String description, String metadata) {}

  @Id private UUID id;
  private @Nullable UUID parentId;
  private String name;
  private String slug;

  @Enumerated(EnumType.STRING)
  private Type type;

  @Enumerated(EnumType.STRING)
  private Status status;

  private String description;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  private String metadata;

  @Column(updatable = false)
  private @Nullable UUID createdBy;

  private @Nullable Instant deletedAt;
  private Instant createdAt;
  private Instant updatedAt;
  @Version private @Nullable Long version;

  @SuppressWarnings("NullAway.Init")
  protected Project() {}

  private Project(UUID id, @Nullable UUID parentId, Details details, UUID createdBy, Instant now) {
    this.id = id;
    this.createdBy = createdBy;
    this.parentId = parentId;
    this.status = Status.ACTIVE;
    this.createdAt = now;
    this.updatedAt = now;
    this.name = details.name();
    this.slug = details.slug();
    this.type = details.type();
    this.description = details.description();
    this.metadata = details.metadata();
    registerEvent(new Created(this));
  }

  static Project create(
      UUID id, @Nullable UUID parentId, Details details, UUID createdBy, Instant now) {
    return new Project(id, parentId, details, createdBy, now);
  }

  void change(Details details, Status status, Instant now) {
    this.name = details.name();
    this.slug = details.slug();
    this.type = details.type();
    this.description = details.description();
    this.metadata = details.metadata();
    this.status = status;
    this.updatedAt = now;
  }

  /**
   * Moves the project with all that lies in it; the caller has seen to it that no circle comes of
   * it.
   */
  void moveTo(@Nullable UUID parentId, Instant now) {
    this.parentId = parentId;
    this.updatedAt = now;
  }

  /** Deletes it softly; the caller has seen to it that nothing lies in it. */
  void delete(Instant now) {
    status = Status.DELETED;
    deletedAt = now;
    updatedAt = now;
    registerEvent(new Deleted(id));
  }

  /** Brings it back, where it was; the caller has seen to it that this place is still there. */
  void restore(Instant now) {
    if (deletedAt == null) return;
    if (deletedAt.plus(UNDO).isBefore(now)) throw new ProjectRestoreTooLate(id);
    status = Status.ACTIVE;
    deletedAt = null;
    updatedAt = now;
    registerEvent(new Restored(this));
  }

  boolean isDeleted() {
    return deletedAt != null;
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("project", id)
        .with("name", name)
        .with("slug", slug)
        .with("type", type)
        .with("status", status)
        .with("parent_id", parentId)
        .with("description", description)
        .with("metadata", metadata)
        .with("deleted_at", deletedAt);
  }

  Details details() {
    return new Details(name, slug, type, description, metadata);
  }

  Status status() {
    return status;
  }

  long version() {
    return version == null ? 0 : version;
  }

  public UUID id() {
    return id;
  }

  public @Nullable UUID parentId() {
    return parentId;
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  @Nullable UUID createdBy() {
    return createdBy;
  }

  Instant createdAt() {
    return createdAt;
  }
}
