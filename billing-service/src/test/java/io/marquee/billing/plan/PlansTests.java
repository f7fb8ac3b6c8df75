package io.marquee.billing.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlansTests {

  @Test
  void offersThreePlansAtTheirPrices() {
    assertThat(Plans.list())
        .extracting(plan -> plan.code() + " " + plan.monthlyPriceUsd())
        .containsExactly("individual 29", "team 99", "agency 249");
  }

  @Test
  void sellsNoCreditsBelowTheirPrice() {
    assertThat(Plans.list())
        .allSatisfy(
            plan ->
                assertThat(plan.creditsIncluded())
                    .isLessThanOrEqualTo(plan.monthlyPriceUsd().longValueExact() * 100));
  }

  @Test
  void includesMoreInTheLargerPlan() {
    assertThat(Plans.list()).extracting(Plan::creditsIncluded).isSorted();
    assertThat(Plans.list()).extracting(Plan::seats).isSorted();
  }

  @Test
  void findsTheVersionThatSomebodySubscribedTo() {
    assertThat(Plans.get("team", 1)).isEqualTo(Plans.TEAM);
    assertThat(Plans.find("gold")).isEmpty();
    assertThatThrownBy(() -> Plans.get("team", 7)).hasMessageContaining("team version 7");
  }
}
