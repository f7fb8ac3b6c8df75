package io.marquee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTests {
  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "*", "\"2\", \"3\"", " \"3\" ", "\"2\",\"3\""})
  void goesOnWithTheSameVersion(String header) {
    IfMatch.parse(header).check(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "W/\"3\"", "3", "", "\"33\"", "\"3"})
  void stopsAtAnotherVersion(String header) {
    assertThatThrownBy(() -> IfMatch.parse(header).check(3))
        .isInstanceOfSatisfying(
            VersionMismatch.class, problem -> assertThat(problem.status()).isEqualTo(412));
  }

  @Test
  void namesTheVersionItWasMadeOf() {
    IfMatch.of(7).check(7);
    assertThat(Etag.of(7)).isEqualTo("\"7\"");
  }
}
