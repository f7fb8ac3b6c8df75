package io.marquee.film.prompt;

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

/** A text with placeholders, for a shot, what is said in a film, or a post. */
@Entity
@Table(name = "prompts")
public class Prompt {

  @Id private UUID id;
  private String name;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String text;
  private @Nullable UUID createdBy;
  private Instant createdAt;
  private Instant updatedAt;
  @Version private @Nullable Long version;

  /** What a prompt is for. */
  public enum Kind {
    /** What is seen. */
    SHOT,
    /** What is said. */
    NARRATION,
    /** What is written beside the film where it is published. */
    POST
  }

  @SuppressWarnings("NullAway.Init")
  protected Prompt() {}

  Prompt(UUID id, String name, Kind kind, PromptText text, @Nullable UUID createdBy, Instant now) {
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.text = text.value();
    this.createdBy = createdBy;
    this.createdAt = now;
    this.updatedAt = now;
  }

  void change(String name, Kind kind, PromptText text, Instant now) {
    this.name = name;
    this.kind = kind;
    this.text = text.value();
    this.updatedAt = now;
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("prompt", id).with("name", name).with("kind", kind).with("text", text);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  public String text() {
    return text;
  }

  /** Null for one that came with a template. */
  public @Nullable UUID createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public long version() {
    return version == null ? 0 : version;
  }
}
