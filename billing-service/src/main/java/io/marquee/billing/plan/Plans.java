package io.marquee.billing.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The plans on offer, cheapest first. They are few and change with a release, so they are code. */
public final class Plans {

  /** What a trial lets try out. */
  public static final Plan TEAM = plan("team", "Team", "99", "990", 8_000, 250, 24_000, 500, 10);

  /** What remains after a trial. */
  public static final Plan INDIVIDUAL =
      plan("individual", "Individual", "29", "290", 2_000, 60, 6_000, 50, 2);

  /** For many workspaces. */
  public static final Plan AGENCY =
      plan("agency", "Agency", "249", "2490", 22_000, 1_000, 66_000, 2_000, 50);

  private static final List<Plan> OFFERED = List.of(INDIVIDUAL, TEAM, AGENCY);

  private Plans() {}

  /** What can be subscribed to now. */
  public static List<Plan> list() {
    return OFFERED;
  }

  /** The newest version of a plan. */
  public static Optional<Plan> find(String code) {
    return OFFERED.stream().filter(plan -> plan.code().equals(code)).findFirst();
  }

  /** The version of a plan that somebody subscribed to. */
  public static Plan get(String code, int version) {
    return OFFERED.stream()
        .filter(plan -> plan.code().equals(code) && plan.version() == version)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no plan " + code + " version " + version));
  }

  private static Plan plan(
      String code,
      String name,
      String month,
      String year,
      long credits,
      long films,
      long seconds,
      long storageGb,
      int seats) {
    return new Plan(
        code,
        1,
        name,
        new BigDecimal(month),
        new BigDecimal(year),
        credits,
        films,
        seconds,
        storageGb,
        seats);
  }
}
