package io.marquee.workspace.project;

import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A campaign, brand, series or folder, perhaps inside of another one. */
@Entity
@Table(name = "projects")
public class Project extends AbstractAggregateRoot<Project> {

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
    ARCHIVED
  }

  /** A project was made. */
  public record Created(Project project) {}

  /** A project is gone. */
  public record Deleted(UUID projectId) {}

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

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("project", id)
        .with("name", name)
        .with("slug", slug)
        .with("type", type)
        .with("status", status)
        .with("parent_id", parentId)
        .with("description", description)
        .with("metadata", metadata);
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
