package io.marquee.local.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.local.supervisor.PartState;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTableTests {
  private static final PartStatus FILM =
      new PartStatus(
          "film", true, PartState.HEALTHY, List.of(8083, 9083), 4711, 300 << 20, 7.25, 3725, 1);
  private static final PartStatus KAFKA =
      new PartStatus("kafka", false, PartState.STARTING, List.of(19092), 4712, 0, 0, 5, 0);

  @Test
  void showsEachProcessAndTheTotals() {
    var suite = new SuiteStatus(true, false, 21.53, 33.3, 300 << 20, 7.25, List.of(FILM, KAFKA));

    assertThat(StatusTable.render(suite))
        .containsExactly(
            "process        health      port                    pid    memory      cpu    uptime restarts",
            "film           up          8083,9083              4711   300 MiB    7.3 s     1h02m        1",
            "kafka          starting    19092                  4712         -        -     0m05s        0",
            "total          not all up                                300 MiB    7.3 s",
            "Last start: 21.5 s until all answered, 33.3 CPU s.");
  }

  @Test
  void saysWhenAPartThatWasUpDoesNotAnswer() {
    var part = new PartStatus("film", false, PartState.HEALTHY, List.of(), 1, 1, 1, 1, 0);
    var suite = new SuiteStatus(true, false, 0, 0, 1, 1, List.of(part));

    assertThat(StatusTable.render(suite).get(1)).contains("film           not ready");
  }
}
