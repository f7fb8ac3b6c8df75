package io.marquee.billing.subscription;

import io.marquee.billing.plan.Plan;
import io.marquee.billing.plan.Plans;
import io.marquee.web.InvalidRequest;
import java.util.stream.Collectors;

/** 422: there is no such plan. */
class UnknownPlan extends InvalidRequest {

  UnknownPlan(String code) {
    super(
        "/plan",
        "unknown_plan",
        "There is no plan \"%s\". Plans: %s."
            .formatted(
                code, Plans.list().stream().map(Plan::code).collect(Collectors.joining(", "))));
  }
}
