package io.marquee.gateway.recent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTests {

  @Test
  void staysWithinItsBoundAndKeepsWhatIsUsed() {
    Recent<Integer, String> recent = new Recent<>(100);
    recent.put(-1, "used");
    for (int i = 0; i < 10_000; i++) {
      recent.put(i, "once");
      assertThat(recent.get(-1)).isEqualTo("used");
      assertThat(recent.size()).isLessThanOrEqualTo(101);
    }
    assertThat(recent.get(0)).isNull();
  }

  @Test
  void makesAValueOnce() {
    Recent<String, Object> recent = new Recent<>(10);
    Object first = recent.computeIfAbsent("key", key -> new Object());
    assertThat(recent.computeIfAbsent("key", key -> new Object())).isSameAs(first);
  }
}
