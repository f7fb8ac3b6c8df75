package io.marquee.notification.mail;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * How a letter reads, in English or German. The words are in {@code letters.properties}: of each
 * kind a subject, paragraphs, a button if there is somewhere to go, and what to do if it was not
 * oneself.
 *
 * @param subject one line
 * @param plain for programs that show text only
 * @param html the same
 */
record LetterText(String subject, String plain, String html) {

  private static final String WORDS = "io.marquee.notification.mail.letters";
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

  static LetterText of(String kind, String locale, Letter letter) {
    var words =
        ResourceBundle.getBundle(
            WORDS,
            Locale.forLanguageTag(locale),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new Writer(words, kind, letter).write();
  }

  private record Writer(ResourceBundle words, String kind, Letter letter) {

    LetterText write() {
      String subject = filled(say(kind + ".subject"), UnaryOperator.identity());
      String link = letter.variables().get("link");
      return new LetterText(subject, plain(subject, link), html(subject, link));
    }

    private String plain(String subject, @Nullable String link) {
      UnaryOperator<String> asItIs = UnaryOperator.identity();
      String button = link == null ? "" : "\n" + link + "\n";
      return String.join(
          "\n",
          filled(greeting(), asItIs),
          "",
          subject,
          "",
          filled(say(kind + ".text"), asItIs),
          button,
          filled(say(kind + ".otherwise"), asItIs),
          "--",
          "Marquee",
          "");
    }

    private String html(String subject, @Nullable String link) {
      UnaryOperator<String> escape = HtmlUtils::htmlEscape;
      String button =
          link == null
              ? ""
              : MailText.button(
                  Look.OURS, HtmlUtils.htmlEscape(link), escaped(say(kind + ".button")));
      return MailText.page(
          Look.OURS,
          words.getLocale().getLanguage().isEmpty() ? "en" : words.getLocale().getLanguage(),
          filled(escaped(greeting()), escape),
          HtmlUtils.htmlEscape(subject),
          filled(escaped(say(kind + ".text")).replace("\n\n", "<br><br>"), escape),
          button + MailText.smallPrint(filled(escaped(say(kind + ".otherwise")), escape)));
    }

    private String greeting() {
      return say(letter.name().isBlank() ? "greeting.anybody" : "greeting.somebody");
    }

    private String say(String key) {
      return words.getString(key);
    }

    /** Our own words: only what HTML itself would misread, so that variables stay to be found. */
    private static String escaped(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private String filled(String text, UnaryOperator<String> escape) {
      Matcher variable = VARIABLE.matcher(text);
      var filled = new StringBuilder();
      while (variable.find()) {
        String value = escape.apply(valueOf(variable.group(1)));
        variable.appendReplacement(filled, Matcher.quoteReplacement(value));
      }
      return variable.appendTail(filled).toString();
    }

    private String valueOf(String variable) {
      if (variable.equals("name")) return letter.name();
      String value = letter.variables().get(variable);
      if (value == null) throw new IllegalArgumentException(kind + " needs " + variable);
      String key = kind + "." + variable + "." + value;
      // What is one of a few (a role, a change) has words of its own.
      return words.containsKey(key) ? say(key) : value;
    }
  }
}
