package io.marquee.notification.mail;

import io.marquee.notification.words.Words;
import java.util.function.UnaryOperator;
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

  static LetterText of(String kind, String locale, Look look, Letter letter) {
    return new Writer(Words.of(WORDS, locale), kind, look, letter).write();
  }

  private record Writer(Words words, String kind, Look look, Letter letter) {

    LetterText write() {
      String subject = filled(words.say(kind + ".subject"), UnaryOperator.identity());
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
          filled(words.say(kind + ".text"), asItIs),
          button,
          filled(words.say(kind + ".otherwise"), asItIs),
          "--",
          look.name(),
          look.footer());
    }

    private String html(String subject, @Nullable String link) {
      UnaryOperator<String> escape = HtmlUtils::htmlEscape;
      String button =
          link == null
              ? ""
              : MailText.button(
                  look, HtmlUtils.htmlEscape(link), escaped(words.say(kind + ".button")));
      return MailText.page(
          look,
          words.language().getLanguage(),
          filled(escaped(greeting()), escape),
          HtmlUtils.htmlEscape(subject),
          filled(escaped(words.say(kind + ".text")).replace("\n\n", "<br><br>"), escape),
          button
              + MailText.smallPrint(filled(escaped(words.say(kind + ".otherwise")), escape))
              + (look.footer().isEmpty() ? "" : MailText.smallPrint(look.footer())));
    }

    private String greeting() {
      return words.say(letter.name().isBlank() ? "greeting.anybody" : "greeting.somebody");
    }

    /** Our own words: only what HTML itself would misread, so that variables stay to be found. */
    private static String escaped(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private String filled(String text, UnaryOperator<String> escape) {
      return Words.fill(text, variable -> escape.apply(valueOf(variable)));
    }

    private String valueOf(String variable) {
      if (variable.equals("name")) return letter.name();
      if (variable.equals("product")) return look.name();
      String value = letter.variables().get(variable);
      if (value == null) throw new IllegalArgumentException(kind + " needs " + variable);
      String key = kind + "." + variable + "." + value;
      // What is one of a few (a role, a change) has words of its own.
      return words.has(key) ? words.say(key) : value;
    }
  }
}
