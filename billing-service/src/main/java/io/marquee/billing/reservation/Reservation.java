package io.marquee.billing.reservation;

import io.marquee.billing.ledger.Purpose;
import io.marquee.service.audit.AuditFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits held for a piece of work. A verb gives the reservation as it is afterwards, and refuses
 * what its status does not allow.
 *
 * @param reference what the work is: the generation, or what a partner named it
 * @param credits how many were asked for
 * @param creditsUsed how many the work used, once confirmed
 * @param writtenOff how many it used that nobody could pay for any more
 * @param reason why it was released or rejected
 * @param detail the same as a sentence, for a rejection
 * @param closedAt when it ceased to hold credits
 */
public record Reservation(
    Id id,
    UUID workspaceId,
    @Nullable UUID projectId,
    UUID reference,
    long credits,
    Status status,
    long creditsUsed,
    long writtenOff,
    @Nullable String reason,
    @Nullable String detail,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant closedAt) {

  /** How long credits are held unless somebody asks for longer. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  /** Names a reservation. */
  public record Id(UUID value) {}

  /** What has become of it. */
  public enum Status {
    HELD,
    CONFIRMED,
    RELEASED,
    EXPIRED,
    REJECTED;

    /** As the API and the database write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is wanted. */
  record Request(UUID workspaceId, @Nullable UUID projectId, UUID reference, long credits) {}

  /** Credits are held, in the transaction at hand. */
  public record Held(Reservation reservation) {}

  /**
   * No credits are held.
   *
   * @param available how many there were
   */
  public record Rejected(Reservation reservation, long available) {}

  /**
   * It is known what was used.
   *
   * @param refunded how many of the held credits were given back
   * @param usedAt when the work was done
   */
  public record Confirmed(Reservation reservation, long refunded, Instant usedAt) {}

  /** All credits were given back. */
  public record Released(Reservation reservation) {}

  static Reservation hold(Id id, Request request, Duration lifetime, Instant now) {
    return make(id, request, Status.HELD, null, null, now, now.plus(lifetime));
  }

  static Reservation reject(Id id, Request request, Refusal refusal, Instant now) {
    return make(id, request, Status.REJECTED, refusal.code(), refusal.detail(), now, now);
  }

  /** Of work that ended before it was asked for: what comes late finds it closed. */
  static Reservation tooLate(Id id, Request request, String reason, Instant now) {
    return make(id, request, Status.RELEASED, reason, null, now, now);
  }

  Reservation extend(Instant until) {
    requireHeld();
    Instant later = until.isAfter(expiresAt) ? until : expiresAt;
    return with(Status.HELD, projectId, 0, 0, null, later, null);
  }

  /** Settles it at what was used; what could not be paid for is written off. */
  Reservation confirm(@Nullable UUID project, long paid, long unpaid, Instant now) {
    if (status == Status.CONFIRMED || status == Status.REJECTED) throw new ReservationClosed(this);
    UUID known = projectId == null ? project : projectId;
    return with(Status.CONFIRMED, known, paid, unpaid, null, expiresAt, now);
  }

  Reservation release(String why, Instant now) {
    requireHeld();
    return with(Status.RELEASED, projectId, 0, 0, why, expiresAt, now);
  }

  Reservation expire(Instant now) {
    if (!isDue(now)) throw new IllegalStateException(id + " has not expired");
    return with(Status.EXPIRED, projectId, 0, 0, "expired", expiresAt, now);
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("reservation", id.value())
        .with("reference", reference)
        .with("project_id", projectId)
        .with("credits", credits)
        .with("status", status)
        .with("credits_used", creditsUsed)
        .with("reason", reason)
        .with("expires_at", expiresAt);
  }

  /** Whether credits are held. */
  public boolean isHeld() {
    return status == Status.HELD;
  }

  boolean isDue(Instant now) {
    return isHeld() && !expiresAt.isAfter(now);
  }

  void requireHeld() {
    if (!isHeld()) throw new ReservationClosed(this);
  }

  Purpose purpose() {
    return new Purpose(workspaceId, projectId, id.value(), reference);
  }

  private static Reservation make(
      Id id,
      Request request,
      Status status,
      @Nullable String reason,
      @Nullable String detail,
      Instant now,
      Instant expiresAt) {
    return new Reservation(
        id,
        request.workspaceId(),
        request.projectId(),
        request.reference(),
        request.credits(),
        status,
        0,
        0,
        reason,
        detail,
        now,
        expiresAt,
        status == Status.HELD ? null : now);
  }

  private Reservation with(
      Status next,
      @Nullable UUID project,
      long used,
      long unpaid,
      @Nullable String why,
      Instant expiry,
      @Nullable Instant closed) {
    return new Reservation(
        id,
        workspaceId,
        project,
        reference,
        credits,
        next,
        used,
        unpaid,
        why,
        detail,
        createdAt,
        expiry,
        closed);
  }
}
