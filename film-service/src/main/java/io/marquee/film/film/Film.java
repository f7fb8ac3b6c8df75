package io.marquee.film.film;

import io.marquee.film.screenplay.Screenplay;
import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A film, from the first idea to its publication. Its screenplay is kept in versions. */
@Entity
@Table(name = "films")
public class Film extends AbstractAggregateRoot<Film> {

  @Id private UUID id;
  private @Nullable UUID projectId;
  private String title;

  @Enumerated(EnumType.STRING)
  private Status status;

  private int screenplayVersion;
  private int shots;
  private long durationMillis;
  private @Nullable BigDecimal budgetLimitUsd;
  private BigDecimal costUsd;
  private @Nullable UUID generationId;
  private @Nullable UUID readyGenerationId;
  private @Nullable Instant publishedAt;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] publishedPlatforms;

  private UUID createdBy;
  private Instant createdAt;
  private Instant updatedAt;
  @Version private @Nullable Long version;

  /** Where a film stands. */
  public enum Status {
    DRAFT,
    GENERATING,
    READY,
    FAILED,
    PUBLISHED
  }

  /** It was planned. */
  public record Created(UUID filmId, @Nullable UUID projectId, String title) {}

  /** It belongs to another project from now on. */
  public record Moved(UUID filmId, @Nullable UUID projectId, @Nullable UUID formerProjectId) {}

  @SuppressWarnings("NullAway.Init")
  protected Film() {}

  static Film plan(
      UUID id,
      String title,
      @Nullable UUID projectId,
      @Nullable BigDecimal budgetLimitUsd,
      UUID createdBy,
      Instant now) {
    var film = new Film();
    film.id = id;
    film.title = title;
    film.projectId = projectId;
    film.budgetLimitUsd = budgetLimitUsd;
    film.status = Status.DRAFT;
    film.costUsd = BigDecimal.ZERO;
    film.publishedPlatforms = new String[0];
    film.createdBy = createdBy;
    film.createdAt = now;
    film.updatedAt = now;
    film.registerEvent(new Created(id, projectId, title));
    return film;
  }

  void rename(String title, Instant now) {
    this.title = title;
    this.updatedAt = now;
  }

  void moveTo(@Nullable UUID projectId, Instant now) {
    if (Objects.equals(this.projectId, projectId)) return;
    registerEvent(new Moved(id, projectId, this.projectId));
    this.projectId = projectId;
    this.updatedAt = now;
  }

  void limitBudget(@Nullable BigDecimal budgetLimitUsd, Instant now) {
    this.budgetLimitUsd = budgetLimitUsd;
    this.updatedAt = now;
  }

  /** Takes a new screenplay and says which version it is. */
  int rewrite(Screenplay screenplay, Instant now) {
    screenplayVersion++;
    shots = screenplay.shots().size();
    durationMillis = screenplay.timeline().duration().toMillis();
    updatedAt = now;
    return screenplayVersion;
  }

  /** A run of rendering began. */
  public void generationStarted(UUID generationId, Instant now) {
    this.generationId = generationId;
    this.status = Status.GENERATING;
    this.updatedAt = now;
  }

  /** A run of rendering gave a film. */
  public void generated(UUID generationId, Instant now) {
    this.readyGenerationId = generationId;
    this.status = Status.READY;
    this.updatedAt = now;
  }

  /** A run of rendering ended without a film; an earlier one stays what it was. */
  public void generationEnded(boolean failed, Instant now) {
    if (publishedAt != null) {
      status = Status.PUBLISHED;
    } else if (readyGenerationId != null) {
      status = Status.READY;
    } else {
      status = failed ? Status.FAILED : Status.DRAFT;
    }
    updatedAt = now;
  }

  /** What a run cost was settled. */
  public void spent(BigDecimal usd, Instant now) {
    costUsd = costUsd.add(usd);
    updatedAt = now;
  }

  /** It appeared somewhere; the first time counts. */
  public void published(String platform, Instant at, Instant now) {
    if (publishedAt == null || at.isBefore(publishedAt)) publishedAt = at;
    publishedPlatforms =
        Stream.concat(Stream.of(publishedPlatforms), Stream.of(platform))
            .distinct()
            .sorted()
            .toArray(String[]::new);
    if (status != Status.GENERATING) status = Status.PUBLISHED;
    updatedAt = now;
  }

  /** What the audit trail may know of it. */
  public AuditFacts audited() {
    return AuditFacts.of("film", id)
        .with("title", title)
        .with("project_id", projectId)
        .with("status", status)
        .with("screenplay_version", screenplayVersion)
        .with("shots", shots)
        .with("budget_limit_usd", budgetLimitUsd)
        .with("published_at", publishedAt)
        .with("published_platforms", publishedPlatforms)
        .with("created_by", createdBy);
  }

  public UUID id() {
    return id;
  }

  public @Nullable UUID projectId() {
    return projectId;
  }

  public String title() {
    return title;
  }

  public Status status() {
    return status;
  }

  /** The current version; 0 while there is no screenplay. */
  public int screenplayVersion() {
    return screenplayVersion;
  }

  public int shots() {
    return shots;
  }

  public Duration duration() {
    return Duration.ofMillis(durationMillis);
  }

  public @Nullable BigDecimal budgetLimitUsd() {
    return budgetLimitUsd;
  }

  public BigDecimal costUsd() {
    return costUsd;
  }

  /** The latest run. */
  public @Nullable UUID generationId() {
    return generationId;
  }

  /** The latest run that gave a film. */
  public @Nullable UUID readyGenerationId() {
    return readyGenerationId;
  }

  public @Nullable Instant publishedAt() {
    return publishedAt;
  }

  public List<String> publishedPlatforms() {
    return List.of(publishedPlatforms);
  }

  public UUID createdBy() {
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
