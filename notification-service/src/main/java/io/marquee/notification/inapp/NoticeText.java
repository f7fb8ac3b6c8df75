package io.marquee.notification.inapp;

import io.marquee.notification.words.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;

/**
 * How a notice reads in a language.
 *
 * @param title one line
 * @param body what happened and, if something went wrong, what to do
 */
record NoticeText(String title, String body) {

  private static final String WORDS = "io.marquee.notification.inapp.notices";

  static NoticeText of(String kind, String locale, Map<String, Object> about) {
    Words words = Words.of(WORDS, locale);
    return new NoticeText(
        filled(words, kind, kind + ".title", about), filled(words, kind, kind + ".body", about));
  }

  private static String filled(Words words, String kind, String key, Map<String, Object> about) {
    return Words.fill(words.say(key), variable -> value(words, kind, variable, about));
  }

  private static String value(
      Words words, String kind, String variable, Map<String, Object> about) {
    Object value = about.get(variable);
    if (value == null) throw new IllegalArgumentException(kind + " needs " + variable);
    if (value instanceof Instant instant) return time(words, instant);
    String key = kind + "." + variable + "." + value;
    // What is one of a few (a reason) has words of its own.
    return words.has(key) ? words.say(key) : value.toString();
  }

  /** Nobody here knows where the reader is. */
  private static String time(Words words, Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .localizedBy(words.language())
            .format(instant.atOffset(ZoneOffset.UTC))
        + " UTC";
  }
}
