package io.marquee.film.generation;

import io.marquee.film.screenplay.Aspect;
import io.marquee.service.audit.AuditFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** One run of rendering a film. Once it has ended, it stays as it is. */
@Entity
@Table(name = "generations")
public class Generation extends AbstractAggregateRoot<Generation> {

  private static final Set<Status> OPEN =
      EnumSet.of(Status.REQUESTED, Status.RESERVED, Status.RENDERING);

  @Id private UUID id;
  private UUID filmId;
  private int screenplayVersion;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] aspects;

  @Enumerated(EnumType.STRING)
  private Status status;

  private @Nullable UUID resumes;
  private @Nullable BigDecimal budgetLimitUsd;
  private long estimatedCredits;
  private long creditsUsed;
  private @Nullable BigDecimal costUsd;
  private @Nullable UUID reservationId;
  private @Nullable String failureCode;
  private @Nullable String failureStage;
  private @Nullable String failureShot;
  private @Nullable String failureDetail;
  private UUID requestedBy;
  private Instant createdAt;
  private @Nullable Instant reservedAt;
  private @Nullable Instant startedAt;
  private @Nullable Instant endedAt;
  @Version private @Nullable Long version;

  /** Where a run stands. */
  public enum Status {
    /** Billing has not answered yet. */
    REQUESTED,
    /** Credits are held; it waits for a worker. */
    RESERVED,
    RENDERING,
    SUCCEEDED,
    FAILED,
    /** Billing refused. */
    REJECTED,
    CANCELLED;

    public boolean isOpen() {
      return OPEN.contains(this);
    }
  }

  /**
   * Why a run ended without a film.
   *
   * @param code stable name
   * @param stage at what it was: {@code reservation}, {@code assets}, {@code shot}, {@code
   *     assembly} or {@code storage}
   * @param shotKey the shot it was at
   * @param detail for people
   */
  public record Failure(String code, String stage, @Nullable String shotKey, String detail) {}

  /** Somebody wants it. */
  public record Requested(Generation generation, int shots) {}

  /** It gave a film. */
  public record Succeeded(Generation generation, UUID reservationId, Result result) {}

  /** It ended without a film. */
  public record Failed(Generation generation, Failure failure) {}

  /** Somebody stopped it. */
  public record Cancelled(Generation generation) {}

  @SuppressWarnings("NullAway.Init")
  protected Generation() {}

  /**
   * What is asked for.
   *
   * @param resumes the ended run whose finished takes it goes on from
   */
  record Request(
      UUID filmId,
      int screenplayVersion,
      int shots,
      List<Aspect> aspects,
      long estimatedCredits,
      @Nullable BigDecimal budgetLimitUsd,
      @Nullable UUID resumes,
      UUID requestedBy) {}

  static Generation request(UUID id, Request request, Instant now) {
    var generation = new Generation();
    generation.id = id;
    generation.filmId = request.filmId();
    generation.screenplayVersion = request.screenplayVersion();
    generation.aspects = request.aspects().stream().map(Aspect::ratio).toArray(String[]::new);
    generation.status = Status.REQUESTED;
    generation.resumes = request.resumes();
    generation.budgetLimitUsd = request.budgetLimitUsd();
    generation.estimatedCredits = request.estimatedCredits();
    generation.requestedBy = request.requestedBy();
    generation.createdAt = now;
    generation.registerEvent(new Requested(generation, request.shots()));
    return generation;
  }

  /** Billing holds the credits. */
  void reserve(UUID reservationId, Instant now) {
    guard(status == Status.REQUESTED);
    this.reservationId = reservationId;
    this.reservedAt = now;
    this.status = Status.RESERVED;
  }

  /** Billing refused. */
  void reject(UUID reservationId, String code, String detail, Instant now) {
    guard(status == Status.REQUESTED);
    this.reservationId = reservationId;
    note(new Failure(code, "reservation", null, detail));
    end(Status.REJECTED, now);
  }

  /** A worker took it up, for the first time or once more after another one died. */
  void start(Instant now) {
    guard(status == Status.RESERVED || status == Status.RENDERING);
    if (startedAt == null) startedAt = now;
    status = Status.RENDERING;
  }

  void succeed(Result result, long creditsUsed, Instant now) {
    guard(status == Status.RENDERING);
    var reservation = reservationId;
    if (reservation == null) throw new IllegalStateException("rendered without a reservation");
    this.creditsUsed = creditsUsed;
    end(Status.SUCCEEDED, now);
    registerEvent(new Succeeded(this, reservation, result));
  }

  /** It cannot become a film. What was rendered is not charged. */
  void fail(Failure failure, Instant now) {
    guard(status.isOpen());
    note(failure);
    end(Status.FAILED, now);
    registerEvent(new Failed(this, failure));
  }

  /** Somebody stops it and pays for what is finished. */
  void cancel(long creditsUsed, Instant now) {
    guard(status.isOpen());
    this.creditsUsed = creditsUsed;
    end(Status.CANCELLED, now);
    registerEvent(new Cancelled(this));
  }

  /** Billing settled it. */
  void settle(BigDecimal costUsd) {
    this.costUsd = costUsd;
  }

  private void guard(boolean allowed) {
    if (!allowed) throw new GenerationNotOpen(id, status);
  }

  private void note(Failure failure) {
    failureCode = failure.code();
    failureStage = failure.stage();
    failureShot = failure.shotKey();
    failureDetail = failure.detail();
  }

  private void end(Status ended, Instant now) {
    status = ended;
    endedAt = now;
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("generation", id)
        .with("film_id", filmId)
        .with("status", status)
        .with("screenplay_version", screenplayVersion)
        .with("aspects", aspects)
        .with("resumes", resumes)
        .with("budget_limit_usd", budgetLimitUsd)
        .with("estimated_credits", estimatedCredits)
        .with("credits_used", creditsUsed)
        .with("cost_usd", costUsd)
        .with("failure", failureCode);
  }

  public UUID id() {
    return id;
  }

  public UUID filmId() {
    return filmId;
  }

  public int screenplayVersion() {
    return screenplayVersion;
  }

  public List<Aspect> aspects() {
    return Stream.of(aspects).map(ratio -> Aspect.of(ratio).orElseThrow()).toList();
  }

  public Status status() {
    return status;
  }

  public @Nullable UUID resumes() {
    return resumes;
  }

  public @Nullable BigDecimal budgetLimitUsd() {
    return budgetLimitUsd;
  }

  public long estimatedCredits() {
    return estimatedCredits;
  }

  public long creditsUsed() {
    return creditsUsed;
  }

  /** What billing charged; null until it said so. */
  public @Nullable BigDecimal costUsd() {
    return costUsd;
  }

  public @Nullable UUID reservationId() {
    return reservationId;
  }

  public @Nullable Failure failure() {
    if (failureCode == null || failureStage == null || failureDetail == null) return null;
    return new Failure(failureCode, failureStage, failureShot, failureDetail);
  }

  public UUID requestedBy() {
    return requestedBy;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public @Nullable Instant reservedAt() {
    return reservedAt;
  }

  public @Nullable Instant startedAt() {
    return startedAt;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }

  public long version() {
    return version == null ? 0 : version;
  }
}
