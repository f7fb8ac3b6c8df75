package io.marquee.notification.words;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts in English or German, whichever is nearer to a language; other languages get English. What
 * stands in braces is filled in, once.
 */
public final class Words {

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

  private final ResourceBundle bundle;

  private Words(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * The texts of a bundle.
   *
   * @param bundle its name on the class path
   * @param locale BCP 47 tag, perhaps no language at all
   * @return the texts
   */
  public static Words of(String bundle, String locale) {
    return new Words(
        ResourceBundle.getBundle(
            bundle,
            Locale.forLanguageTag(locale),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** The language that they are in. */
  public Locale language() {
    return bundle.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : bundle.getLocale();
  }

  /** Whether there is such a text. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /**
   * A text as it is written.
   *
   * @throws java.util.MissingResourceException when there is none
   */
  public String say(String key) {
    return bundle.getString(key);
  }

  /** A text with its variables filled in; a value that has braces itself stays as it is. */
  public static String fill(String text, UnaryOperator<String> valueOf) {
    Matcher variable = VARIABLE.matcher(text);
    var filled = new StringBuilder();
    while (variable.find()) {
      String value = valueOf.apply(variable.group(1));
      variable.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(filled).toString();
  }
}
