package io.marquee.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LetterTextTests {

  private static final String WORDS = "io.marquee.notification.mail.letters";

  private static final Map<String, String> EVERYTHING =
      Map.of(
          "link", "http://localhost:8080/account/x?token=mqv_1&next=<2>",
          "device", "Firefox on Linux",
          "address", "203.0.113.7",
          "change", "totp_on",
          "workspace", "Analytical <b>Films</b>",
          "inviter", "Charles {name}",
          "role", "editor",
          "expires", "24 November 2026");

  static Stream<String> kinds() {
    return keys(Locale.ROOT).stream()
        .filter(key -> key.endsWith(".subject"))
        .map(key -> key.replace(".subject", ""));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindReadsWellInBothLanguages(String kind) {
    var letter = new Letter("ada@example.com", "Ada <i>L</i>", EVERYTHING);
    for (String locale : new String[] {"en", "de", "de-AT", "fr", "no language"}) {
      var text = LetterText.of(kind, locale, Look.OURS, letter);
      assertThat(text.subject()).isNotBlank();
      assertThat(text.plain()).contains("Ada <i>L</i>").contains(text.subject());
      assertThat(text.html())
          .doesNotContain("<i>L</i>", "<b>Films</b>")
          .contains("Ada &lt;i&gt;L&lt;/i&gt;")
          .contains(locale.startsWith("de") ? "lang=\"de\"" : "lang=\"en\"");
      assertThat(text.plain()).contains("http://localhost:8080/account/x?token=mqv_1&next=<2>");
      assertThat(text.html()).contains("href=\"http://localhost:8080/account/x?token=mqv_1&amp;");
    }
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(keys(Locale.GERMAN)).isEqualTo(keys(Locale.ROOT));
    var english = ResourceBundle.getBundle(WORDS, Locale.ROOT);
    var german = ResourceBundle.getBundle(WORDS, Locale.GERMAN);
    assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
    for (String key : keys(Locale.ROOT)) {
      assertThat(variables(german.getString(key)))
          .as(key)
          .isEqualTo(variables(english.getString(key)));
    }
  }

  @Test
  void speaksToNobodyByANameThatIsNotKnown() {
    var text =
        LetterText.of("verify_email", "en", Look.OURS, new Letter("x@example.com", "", EVERYTHING));
    assertThat(text.plain()).startsWith("Hello,\n");
  }

  @Test
  void whatIsOneOfAFewHasWordsOfItsOwn() {
    var letter = new Letter("x@example.com", "Ada", EVERYTHING);
    assertThat(LetterText.of("mfa_changed", "en", Look.OURS, letter).plain())
        .contains("authenticator app");
    assertThat(LetterText.of("mfa_changed", "de", Look.OURS, letter).plain())
        .contains("Authenticator-App");
    assertThat(LetterText.of("invitation", "de", Look.OURS, letter).plain()).contains("Redaktion");
  }

  @Test
  void aVariableIsNotFilledTwice() {
    var text =
        LetterText.of(
            "invitation", "en", Look.OURS, new Letter("x@example.com", "Ada", EVERYTHING));
    assertThat(text.subject()).isEqualTo("Charles {name} invites you to Analytical <b>Films</b>");
  }

  @Test
  void aTextThatIsNotThereAndAVariableThatIsMissingAreFailures() {
    var letter = new Letter("x@example.com", "Ada", Map.of());
    assertThatThrownBy(() -> LetterText.of("no_such_kind", "en", Look.OURS, letter))
        .isInstanceOf(MissingResourceException.class);
    assertThatThrownBy(() -> LetterText.of("new_sign_in", "en", Look.OURS, letter))
        .hasMessageContaining("new_sign_in needs device");
  }

  @Test
  void looksAndSpeaksAsTheWorkspaceWants() {
    var acme = new Look("Acme & Co", "#b00020", "#111111", "#fffaf0", "Acme", true);
    var letter = new Letter("x@example.com", "Ada", EVERYTHING);
    for (String locale : new String[] {"en", "de"}) {
      var text = LetterText.of("invitation", locale, acme, letter);
      assertThat(text.plain()).contains("Acme & Co").doesNotContain("Marquee");
      assertThat(text.html())
          .contains("ACME &amp; CO", "#b00020", "#fffaf0")
          .doesNotContain("Marquee", "MARQUEE");
    }
    var open = new Look("Acme", "#b00020", "#111111", "#fffaf0", "Acme", false);
    assertThat(LetterText.of("magic_link", "en", open, letter).plain())
        .contains("Made with Marquee");
  }

  @Test
  void aLinkLeadsElsewhereIfTheLetterAllowsIt() {
    var free = new Letter("x@example.com", "Ada", Map.of("link", "a", "on_own_domain", "true"));
    assertThat(free.leading(link -> link + "!").variables()).containsEntry("link", "a!");
    var bound = new Letter("x@example.com", "Ada", Map.of("link", "a", "role", "b"));
    assertThat(bound.leading(link -> link + "!")).isEqualTo(bound);
    var without = new Letter("x@example.com", "Ada", Map.of("on_own_domain", "true"));
    assertThat(without.leading(link -> link + "!")).isEqualTo(without);
    assertThat(free.toString()).doesNotContain("x@example.com", "a!");
  }

  private static Set<String> keys(Locale locale) {
    return new TreeSet<>(ResourceBundle.getBundle(WORDS, locale).keySet());
  }

  private static Set<String> variables(String text) {
    var found = new TreeSet<String>();
    java.util.regex.Pattern.compile("\\{[a-z]+}")
        .matcher(text)
        .results()
        .forEach(match -> found.add(match.group()));
    return found;
  }
}
