package io.marquee.outbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.outbox.chaos.Fault.Action;
import io.marquee.outbox.chaos.Fault.Target;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTests {
  private final List<Plan> plans =
      IntStream.rangeClosed(1, 200).mapToObj(round -> Plan.of(42, round)).toList();

  @Test
  void followsFromTheSeedAlone() {
    assertThat(Plan.of(42, 17)).isEqualTo(plans.get(16));
    assertThat(Plan.of(43, 17).faults()).isNotEqualTo(plans.get(16).faults());
  }

  @Test
  void hitsEverythingInEveryWay() {
    List<Fault> faults = plans.stream().flatMap(plan -> plan.faults().stream()).toList();

    assertThat(faults).extracting(Fault::target).contains(Target.values());
    assertThat(faults).extracting(Fault::action).contains(Action.values());
    assertThat(plans).allSatisfy(plan -> assertThat(plan.faults()).hasSizeBetween(1, 3));
    assertThat(plans)
        .allSatisfy(
            plan -> assertThat(plan.faults()).extracting(Fault::target).doesNotHaveDuplicates());
  }

  @Test
  void endsAndOutlastsLeadersOftenEnoughToMeasureIt() {
    assertThat(plans.stream().flatMap(plan -> plan.faults().stream()))
        .filteredOn(Fault::callsForTakeover)
        .hasSizeGreaterThan(40);
  }

  @Test
  void asksTheDatabaseToForgetOnlyWhileItIsThere() {
    assertThat(plans)
        .filteredOn(plan -> plan.faults().stream().anyMatch(f -> f.action() == Action.FORGET))
        .isNotEmpty()
        .allSatisfy(
            plan ->
                assertThat(plan.faults())
                    .extracting(Fault::target)
                    .doesNotContain(Target.POSTGRES));
  }
}
