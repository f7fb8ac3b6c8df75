package io.marquee.film.character;

import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** Somebody who appears in films of the workspace. */
@Entity
@Table(name = "characters")
public class Character extends AbstractAggregateRoot<Character> {

  @Id private UUID id;
  private String name;
  private @Nullable String description;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private UUID[] imageAssetIds;

  private Instant createdAt;
  @Version private @Nullable Long version;

  /** It was added. */
  public record Created(UUID characterId, String name) {}

  @SuppressWarnings("NullAway.Init")
  protected Character() {}

  Character(
      UUID id, String name, @Nullable String description, List<UUID> images, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.description = description;
    this.imageAssetIds = images.toArray(UUID[]::new);
    this.createdAt = createdAt;
    registerEvent(new Created(id, name));
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("character", id)
        .with("name", name)
        .with("description", description)
        .with("image_asset_ids", imageAssetIds);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public @Nullable String description() {
    return description;
  }

  public List<UUID> imageAssetIds() {
    return List.of(imageAssetIds);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public long version() {
    return version == null ? 0 : version;
  }
}
