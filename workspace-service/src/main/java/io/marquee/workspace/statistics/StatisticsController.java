package io.marquee.workspace.statistics;

import io.marquee.web.Requires;
import io.marquee.workspace.workspace.WorkspaceView;
import io.marquee.workspace.workspace.WorkspaceViews;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The documented statistics of a workspace. */
@RestController
@Tag(name = "Statistics", description = "What is going on in a workspace.")
class StatisticsController {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Statistics statistics;
  private final WorkspaceViews workspaces;
  private final Clock clock;

  StatisticsController(Statistics statistics, WorkspaceViews workspaces, Clock clock) {
    this.statistics = statistics;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /** How many there are of each. */
  record Totals(
      long projects,
      long films,
      long filmsGenerated,
      long generationsFailed,
      long characters,
      long assets,
      long publications) {}

  /** Storage in GB (10^9 bytes). */
  record Storage(BigDecimal usedGb, BigDecimal quotaGb, BigDecimal percentUsed) {}

  /**
   * Spending in US dollars.
   *
   * @param monthSpentUsd in the current calendar month (UTC), which the budget is for
   * @param percentUsed of the month's budget, null without one
   * @param monthForecastUsd what the month comes to if it goes on as it has begun
   */
  record Costs(
      BigDecimal totalSpentUsd,
      BigDecimal monthSpentUsd,
      @Nullable BigDecimal monthlyBudgetUsd,
      @Nullable BigDecimal percentUsed,
      BigDecimal monthForecastUsd) {}

  record Stats(
      UUID workspaceId, String workspaceName, Totals totals, Storage storage, Costs costs) {}

  @GetMapping("/api/v1/workspaces/{workspaceId}/stats")
  @Requires("workspaces:read")
  Stats stats(@PathVariable UUID workspaceId) {
    WorkspaceView workspace = workspaces.current();
    Map<Measure, BigDecimal> totals = statistics.totals();
    BigDecimal used = MeasuredStorage.gb(of(totals, Measure.STORAGE_BYTES));
    BigDecimal spent = statistics.spentThisMonth();
    BigDecimal budget = workspace.monthlyBudgetUsd();
    return new Stats(
        workspaceId,
        workspace.name(),
        new Totals(
            of(totals, Measure.PROJECTS).longValue(),
            of(totals, Measure.FILMS).longValue(),
            of(totals, Measure.FILMS_GENERATED).longValue(),
            of(totals, Measure.GENERATIONS_FAILED).longValue(),
            of(totals, Measure.CHARACTERS).longValue(),
            of(totals, Measure.ASSETS).longValue(),
            of(totals, Measure.PUBLICATIONS).longValue()),
        new Storage(used, workspace.storageQuotaGb(), percent(used, workspace.storageQuotaGb())),
        new Costs(
            of(totals, Measure.SPENT_USD).setScale(2, RoundingMode.HALF_UP),
            spent.setScale(2, RoundingMode.HALF_UP),
            budget,
            budget == null ? null : percent(spent, budget),
            MonthForecast.of(spent, workspace.createdAt(), clock.instant())));
  }

  private static BigDecimal of(Map<Measure, BigDecimal> totals, Measure measure) {
    return totals.getOrDefault(measure, BigDecimal.ZERO);
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    if (whole.signum() == 0) return part.signum() == 0 ? BigDecimal.ZERO : HUNDRED;
    return part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP);
  }
}
