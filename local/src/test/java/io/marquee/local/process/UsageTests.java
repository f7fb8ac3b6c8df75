package io.marquee.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTests {
  @Test
  void readsWhatPsPrints() {
    assertThat(Usage.parsePs("2048   1:02.50")).isEqualTo(new Usage(2048 * 1024, 62.5));
    assertThat(Usage.parsePs("1 01:00:01")).isEqualTo(new Usage(1024, 3601));
    assertThat(Usage.parsePs("")).isEqualTo(Usage.NONE);
  }
}
