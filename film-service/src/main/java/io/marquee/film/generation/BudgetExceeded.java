package io.marquee.film.generation;

import io.marquee.web.MarqueeProblem;
import java.math.BigDecimal;

/** The run would cost more than somebody said it may. */
class BudgetExceeded extends MarqueeProblem {
  BudgetExceeded(BigDecimal estimateUsd, BigDecimal limitUsd) {
    super(
        402,
        "budget_exceeded",
        "Over the budget limit",
        "The generation would cost US$ %s, its limit is US$ %s."
            .formatted(estimateUsd.toPlainString(), limitUsd.toPlainString()),
        "Raise budget_limit_usd, or make the film shorter.");
  }
}
