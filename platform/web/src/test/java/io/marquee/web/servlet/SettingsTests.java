package io.marquee.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class SettingsTests {
  private static final String GOOD = "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=";

  @ParameterizedTest
  @CsvSource({
    ",film,marquee.internal-token.key is not set",
    "'  ',film,marquee.internal-token.key is not set",
    "c2hvcnQ=,film,marquee.internal-token.key has fewer than 32 bytes",
    "?secret?,film,marquee.internal-token.key is not base64",
    GOOD + ",,marquee.service is not set"
  })
  void saysInOneSentenceWhatIsMissingAndNeverTheValue(String key, String service, String sentence) {
    var environment = new MockEnvironment();
    if (key != null) {
      environment.setProperty("marquee.internal-token.key", key);
    }
    if (service != null) {
      environment.setProperty("marquee.service", service);
    }
    var settings = new RequiredSettings(environment);
    try {
      settings.internalToken(Clock.systemUTC());
    } catch (UnusableSetting unusable) {
      var analysis = Objects.requireNonNull(new UnusableSettingAnalyzer().analyze(unusable));
      assertThat(analysis.getDescription()).isEqualTo(sentence + ".");
      assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain("secret");
      return;
    }
    throw new AssertionError("It started");
  }

  @Test
  void startsWithBoth() {
    var environment =
        new MockEnvironment()
            .withProperty("marquee.internal-token.key", " " + GOOD + "\n")
            .withProperty("marquee.service", "film");
    assertThat(new RequiredSettings(environment).internalToken(Clock.systemUTC())).isNotNull();
  }
}
