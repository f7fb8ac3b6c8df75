package io.marquee.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class LoggedTraceTests {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @AfterEach
  void forget() {
    MDC.remove(LoggedTrace.KEY);
  }

  @Test
  void isInTheLogsUntilItIsClosed() {
    try (var trace = LoggedTrace.of(PARENT)) {
      assertThat(MDC.get(LoggedTrace.KEY)).isEqualTo(TRACE);
    }
    assertThat(MDC.get(LoggedTrace.KEY)).isNull();
  }

  @Test
  void givesWayToTheOneBefore() {
    MDC.put(LoggedTrace.KEY, "before");
    try (var trace = LoggedTrace.of(PARENT)) {
      assertThat(MDC.get(LoggedTrace.KEY)).isEqualTo(TRACE);
    }
    assertThat(MDC.get(LoggedTrace.KEY)).isEqualTo("before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "00-xyz-00f067aa0ba902b7-01", "00-4bf92f-00f067aa-01"})
  void leavesNonsenseOut(String parent) {
    MDC.put(LoggedTrace.KEY, "before");
    try (var trace = LoggedTrace.of(parent)) {
      assertThat(MDC.get(LoggedTrace.KEY)).isEqualTo("before");
    }
    assertThat(LoggedTrace.idIn(parent)).isNull();
  }
}
