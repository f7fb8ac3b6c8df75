package io.marquee.billing.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PlanController {

  record PlanList(List<PlanView> items, @Nullable String nextCursor) {}

  record PlanView(
      String code,
      int version,
      String name,
      BigDecimal monthlyPriceUsd,
      BigDecimal annualPriceUsd,
      List<Limit> includes) {

    static PlanView of(Plan plan) {
      return new PlanView(
          plan.code(),
          plan.version(),
          plan.name(),
          plan.monthlyPriceUsd(),
          plan.annualPriceUsd(),
          List.of(
              new Limit("credits", plan.creditsIncluded(), "hard"),
              new Limit("films", plan.filmsIncluded(), "soft"),
              new Limit("render_seconds", plan.renderSecondsIncluded(), "soft"),
              new Limit("storage_gb", plan.storageGb(), "soft"),
              new Limit("seats", plan.seats(), "soft")));
    }
  }

  record Limit(String meter, long amount, String kind) {}

  @GetMapping("/api/v1/plans")
  PlanList list() {
    return new PlanList(Plans.list().stream().map(PlanView::of).toList(), null);
  }
}
