package io.marquee.billing.usage;

import io.marquee.billing.plan.Plan;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What is counted. */
public enum Meter {
  CREDITS("credit", null),
  FILMS("film", Plan::filmsIncluded),
  RENDER_SECONDS("second", Plan::renderSecondsIncluded);

  private final String unit;
  private final @Nullable ToLongFunction<Plan> included;

  Meter(String unit, @Nullable ToLongFunction<Plan> included) {
    this.unit = unit;
    this.included = included;
  }

  /** As the API and the database write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String unit() {
    return unit;
  }

  /**
   * What the plan includes; credits are those of the period, which a trial or an unpaid plan has
   * others of.
   */
  long included(Plan plan, long creditsOfPeriod) {
    return included == null ? creditsOfPeriod : included.applyAsLong(plan);
  }
}
