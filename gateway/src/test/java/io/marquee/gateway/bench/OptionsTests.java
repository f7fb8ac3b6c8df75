package io.marquee.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTests {

  @Test
  void takesWhatIsAskedFor() {
    assertThat(Options.parse(List.of("--rounds", "3", "--write")))
        .isEqualTo(new Options(10, 3, 200, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seconds", "--seconds 0", "--rounds many", "--revocations -1", "--all"})
  void saysWhatIsWrong(String words) {
    assertThatThrownBy(() -> Options.parse(List.of(words.split(" "))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words.split(" ")[0]);
  }
}
