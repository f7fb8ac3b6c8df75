package io.marquee.notification.inapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextTests {

  private static final String WORDS = "io.marquee.notification.inapp.notices";
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static final Map<String, Object> EVERYTHING =
      Map.ofEntries(
          Map.entry("title", "Launch {stage}"),
          Map.entry("stage", "Final Approval"),
          Map.entry("due", NOON),
          Map.entry("at", NOON),
          Map.entry("reason", "film_changed"),
          Map.entry("platform", "youtube"),
          Map.entry("detail", "It could not be read."),
          Map.entry("code", "render_failed"),
          Map.entry("shot", "opening"),
          Map.entry("variants", 3),
          Map.entry("seconds", "14.0"),
          Map.entry("credits", 14L));

  static Stream<String> kinds() {
    return keys(Locale.ROOT).stream()
        .filter(key -> key.endsWith(".title"))
        .map(key -> key.replace(".title", ""));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindReadsWellInBothLanguages(String kind) {
    for (String locale : new String[] {"en", "de", "de-AT", "fr", "no language"}) {
      var text = NoticeText.of(kind, locale, EVERYTHING);
      assertThat(text.title())
          .contains(locale.startsWith("de") ? "„" : "“")
          .contains("Launch {stage}");
      assertThat(text.body()).isNotBlank();
      if (!text.body().contains("Launch")) assertThat(text.body()).doesNotContain("{", "}");
    }
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(keys(Locale.GERMAN)).isEqualTo(keys(Locale.ROOT)).hasSizeGreaterThan(20);
    var english = ResourceBundle.getBundle(WORDS, Locale.ROOT);
    var german = ResourceBundle.getBundle(WORDS, Locale.GERMAN);
    for (String key : keys(Locale.ROOT))
      assertThat(variables(german.getString(key)))
          .as(key)
          .isEqualTo(variables(english.getString(key)));
  }

  @Test
  void saysTimesInTheLanguageAndWhereTheyHold() {
    assertThat(NoticeText.of("approval_due", "en", EVERYTHING).body())
        .containsPattern("November 24, 2026.* 12:00.*UTC");
    assertThat(NoticeText.of("approval_due", "de", EVERYTHING).body())
        .containsPattern("24\\. November 2026.* 12:00 UTC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"edited", "film_changed", "cancelled"})
  void everyReasonHasWordsOfItsOwn(String reason) {
    for (String locale : new String[] {"en", "de"})
      assertThat(
              NoticeText.of("approval_voided", locale, Map.of("title", "x", "reason", reason))
                  .body())
          .doesNotContain(reason + "}")
          .hasSizeGreaterThan(15);
  }

  @Test
  void whatIsMissingIsAFailure() {
    assertThatThrownBy(() -> NoticeText.of("approval_due", "en", Map.of("title", "x")))
        .hasMessage("approval_due needs stage");
  }

  private static Set<String> keys(Locale locale) {
    return new TreeSet<>(ResourceBundle.getBundle(WORDS, locale).keySet());
  }

  private static Set<String> variables(String text) {
    return Pattern.compile("\\{[a-z]+}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
