package io.marquee.billing.plan;

import io.marquee.web.Page;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PlanController {

  record PlanView(
      String code,
      int version,
      String name,
      BigDecimal monthlyPriceUsd,
      BigDecimal annualPriceUsd,
      List<PlanLimit> includes) {

    static PlanView of(Plan plan) {
      return new PlanView(
          plan.code(),
          plan.version(),
          plan.name(),
          plan.monthlyPriceUsd(),
          plan.annualPriceUsd(),
          List.of(
              new PlanLimit("credits", plan.creditsIncluded(), "hard"),
              new PlanLimit("films", plan.filmsIncluded(), "soft"),
              new PlanLimit("render_seconds", plan.renderSecondsIncluded(), "soft"),
              new PlanLimit("storage_gb", plan.storageGb(), "soft"),
              new PlanLimit("seats", plan.seats(), "soft")));
    }
  }

  record PlanLimit(String meter, long amount, String kind) {}

  @GetMapping("/api/v1/plans")
  Page<PlanView> list() {
    return Page.whole(Plans.list().stream().map(PlanView::of).toList());
  }
}
