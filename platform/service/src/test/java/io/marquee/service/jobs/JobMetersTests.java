package io.marquee.service.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class JobMetersTests {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final JobMeters meters = new JobMeters(registry);

  @Test
  void tellsTriesThatFailedFromThoseThatDidNot() throws Exception {
    meters.measure("send-mail", () -> {});
    assertThatThrownBy(
            () ->
                meters.measure(
                    "send-mail",
                    () -> {
                      throw new IllegalStateException("no luck");
                    }))
        .hasMessage("no luck");
    meters.givenUp("send-mail");

    assertThat(tries("done")).isOne();
    assertThat(tries("failed")).isOne();
    assertThat(registry.get("marquee.jobs.given.up").tag("work", "send-mail").counter().count())
        .isOne();
  }

  private long tries(String outcome) {
    return registry
        .get("marquee.jobs.run")
        .tag("work", "send-mail")
        .tag("outcome", outcome)
        .timer()
        .count();
  }
}
