package io.marquee.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.gateway.MarqueeSettings;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalTokenKeysTests {

  @Test
  void startsWithAKeyForEachService() {
    InternalTokenKeys keys = keys(Map.of("film", Base64.getEncoder().encodeToString(new byte[32])));
    keys.start();
    assertThat(keys.isRunning()).isTrue();
  }

  @Test
  void doesNotStartWithoutAKey() {
    assertThatThrownBy(keys(Map.of())::start)
        .hasMessage("The key marquee.internal-token.keys.film is not set.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2VjcmV0", "no base64!"})
  void doesNotStartWithABadKeyNorTellIt(String key) {
    assertThatThrownBy(keys(Map.of("film", key))::start)
        .isInstanceOf(InternalTokenKeyUnusable.class)
        .hasMessageNotContaining(key);
  }

  private static InternalTokenKeys keys(Map<String, String> keys) {
    URI here = URI.create("http://localhost:8080");
    return new InternalTokenKeys(
        new MarqueeSettings(
            here,
            "localhost:19092",
            Map.of(),
            Map.of("film", here),
            new MarqueeSettings.Keys(keys)));
  }
}
