package io.marquee.billing.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's share of what its account used in a month.
 *
 * @param costUsd the credits used, in US dollars
 * @param forecastCostUsd the same at the period's end, if it goes on like this
 */
record UsageSummary(
    UUID workspaceId,
    UUID accountId,
    String plan,
    UsagePeriod period,
    List<MeterUse> meters,
    CreditUse credits,
    List<ProjectUse> projects,
    BigDecimal costUsd,
    BigDecimal forecastCostUsd) {

  /** From its first instant to the first of the next one, in UTC. */
  record UsagePeriod(Instant start, Instant end) {}

  /**
   * One meter.
   *
   * @param used by the workspace
   * @param included by the account's plan, for all its workspaces
   * @param percent used of included; null when nothing is included
   * @param forecast used at the period's end
   */
  record MeterUse(
      String meter,
      String unit,
      BigDecimal used,
      long included,
      @Nullable BigDecimal percent,
      BigDecimal forecast) {}

  /**
   * Credits.
   *
   * @param used by the workspace in this period
   * @param held for the workspace now
   * @param available to the account now
   * @param included in the account's period
   */
  record CreditUse(long used, long held, long available, long included) {}

  /**
   * A project's part; null is what belongs to none.
   *
   * @param credits used in this period
   */
  record ProjectUse(@Nullable UUID projectId, long credits, BigDecimal costUsd) {}
}
