package io.marquee.billing.subscription;

import io.marquee.billing.plan.Plan;
import io.marquee.billing.plan.Plans;
import io.marquee.service.audit.AuditFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account's plan. A verb gives the subscription as it is afterwards.
 *
 * @param paymentMethod how it is paid; null when nobody has said, so that no credits come with it
 * @param creditsIncluded credits of the current period
 * @param version counts changes
 */
public record Subscription(
    Id id,
    Plan plan,
    Status status,
    @Nullable String paymentMethod,
    long creditsIncluded,
    Instant periodStart,
    Instant periodEnd,
    Instant openedAt,
    long version) {

  /** Credits of a trial. */
  public static final long TRIAL_CREDITS = 2_000;

  /** How long a trial lasts. */
  public static final Duration TRIAL = Duration.ofDays(14);

  /** The built-in provider: invoices are settled by hand, outside. */
  static final String MANUAL = "manual";

  /** Names a subscription. */
  public record Id(UUID value) {}

  /** Whether, and how, the plan can be used. */
  public enum Status {
    TRIALING,
    ACTIVE,
    PAST_DUE,
    CANCELLED;

    /** As the API and the database write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The subscription changed, in the transaction at hand. */
  public record Changed(Subscription subscription) {}

  /** What an account starts with. */
  static Subscription trial(Id id, Instant now) {
    return new Subscription(
        id, Plans.TEAM, Status.TRIALING, null, TRIAL_CREDITS, now, now.plus(TRIAL), now, 0);
  }

  /** What the audit trail may know of it. */
  AuditFacts audited() {
    return AuditFacts.of("subscription", id.value())
        .with("plan", plan.code())
        .with("status", status)
        .with("payment_method", paymentMethod)
        .with("credits_included", creditsIncluded)
        .with("period_start", periodStart)
        .with("period_end", periodEnd);
  }

  /** Whether credits may be held. */
  public boolean isUsable() {
    return status == Status.TRIALING || status == Status.ACTIVE;
  }

  /** When the trial ends, while it lasts. */
  public @Nullable Instant trialEndsAt() {
    return status == Status.TRIALING ? periodEnd : null;
  }

  boolean isOn(Plan wanted) {
    return status == Status.ACTIVE && paymentMethod != null && plan.equals(wanted);
  }

  /**
   * Another plan, from now to the end of the month. Ends a trial; its credits stay until they
   * expire.
   */
  Subscription changeTo(Plan wanted, Instant now) {
    Month month = Month.of(now);
    Instant start = status == Status.ACTIVE ? periodStart : now;
    return new Subscription(
        id,
        wanted,
        Status.ACTIVE,
        MANUAL,
        wanted.creditsIncluded(),
        start,
        month.end(),
        openedAt,
        version + 1);
  }

  boolean isDue(Instant now) {
    return isUsable() && !periodEnd.isAfter(now);
  }

  /**
   * The next period. A trial that nobody chose to pay for goes on as the smallest plan, without
   * credits.
   */
  Subscription renew(Instant now) {
    if (!isDue(now)) throw new IllegalStateException("the period of " + id + " has not ended");
    Month month = Month.of(now);
    Plan next = status == Status.TRIALING ? Plans.INDIVIDUAL : plan;
    long credits = paymentMethod == null ? 0 : next.creditsIncluded();
    Instant start = status == Status.TRIALING ? periodEnd : month.start();
    return new Subscription(
        id,
        next,
        Status.ACTIVE,
        paymentMethod,
        credits,
        earlier(start, now),
        month.end(),
        openedAt,
        version + 1);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
