package io.marquee.film.prompt;

import io.marquee.web.InvalidRequest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a prompt says. A word in braces is a placeholder, such as {@code {product}}; other braces
 * are none, and nobody would notice before the prompt is used.
 *
 * @param value the text
 */
public record PromptText(String value) {

  /** The longest text, in characters. */
  public static final int LONGEST = 4000;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]{0,39})}");
  private static final Pattern BRACE = Pattern.compile("[{}]");

  /**
   * Reads a text.
   *
   * @param value from 1 to {@link #LONGEST} characters
   * @return the text
   * @throws InvalidRequest when it has braces that are no placeholder's
   */
  public static PromptText of(String value) {
    if (BRACE.matcher(PLACEHOLDER.matcher(value).replaceAll("")).find()) {
      throw new InvalidRequest(
          "/text",
          "placeholder_malformed",
          "A placeholder is one word of a-z, 0-9 and _ in braces, such as {product}.");
    }
    return new PromptText(value);
  }

  /**
   * What is to be filled in.
   *
   * @return the words of the placeholders, each once, in the order of the text
   */
  public List<String> placeholders() {
    return PLACEHOLDER.matcher(value).results().map(PromptText::word).distinct().toList();
  }

  private static String word(MatchResult found) {
    return found.group(1);
  }
}
