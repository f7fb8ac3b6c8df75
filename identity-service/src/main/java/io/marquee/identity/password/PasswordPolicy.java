package io.marquee.identity.password;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Refuses passwords that are short or that somebody would guess. It follows <a
 * href="https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver">NIST SP 800-63B-4</a>: at least
 * 15 characters where the password is the only factor, no rules about kinds of characters, a list
 * of common ones, and words that anybody who knows the person or the service would try.
 */
@Component
public class PasswordPolicy {

  /** The fewest characters. */
  public static final int SHORTEST = 15;

  /** The most characters: far beyond any phrase, and a limit to what a stranger can have hashed. */
  public static final int LONGEST = 256;

  private static final int FEWEST_DIFFERENT = 6;
  private static final int FEWEST_OWN_LETTERS = 5;
  private static final List<String> RUNS =
      List.of(
          "01234567890123456789012345678901234567890",
          "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
          "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjklzxcvbnm",
          "qwertzuiopasdfghjklyxcvbnmqwertzuiopasdfghjklyxcvbnm",
          "azertyuiopqsdfghjklmwxcvbnazertyuiopqsdfghjklmwxcvbn");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern AROUND_LETTERS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

  /**
   * One way to write a password, whatever keyboard or system it came from.
   *
   * @param password as typed
   * @return the password in Unicode's NFKC form
   */
  static String normalise(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  /**
   * Checks a new password.
   *
   * @param pointer where the request has the password, such as {@code /password}
   * @param password as typed
   * @param known what is known of its owner: address, name
   * @throws WeakPassword when it is too short, too long, common or made of what is known
   */
  public void check(String pointer, String password, String... known) {
    Optional<WeakPassword.Reason> reason = reasonAgainst(normalise(password), known);
    if (reason.isPresent()) throw new WeakPassword(pointer, reason.get());
  }

  private static Optional<WeakPassword.Reason> reasonAgainst(String password, String[] known) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) return Optional.of(WeakPassword.Reason.TOO_SHORT);
    if (length > LONGEST) return Optional.of(WeakPassword.Reason.TOO_LONG);
    String lower = password.toLowerCase(Locale.ROOT);
    if (isCommon(lower)) return Optional.of(WeakPassword.Reason.COMMON);
    if (isPattern(lower)) return Optional.of(WeakPassword.Reason.PATTERN);
    if (isKnown(lower, known)) return Optional.of(WeakPassword.Reason.KNOWN);
    return Optional.empty();
  }

  /** In the list as it is, repeated, without its spaces, or with digits and signs around it. */
  private static boolean isCommon(String lower) {
    String letters = NOT_LETTERS.matcher(lower).replaceAll("");
    return CommonPasswords.contain(lower)
        || CommonPasswords.contain(unitOf(lower))
        || CommonPasswords.contain(AROUND_LETTERS.matcher(lower).replaceAll(""))
        || CommonPasswords.contain(letters)
        || CommonPasswords.contain(unitOf(letters));
  }

  private static boolean isPattern(String lower) {
    if (lower.codePoints().distinct().count() < FEWEST_DIFFERENT) return true;
    if (unitOf(lower).length() <= lower.length() / 3) return true;
    String backwards = new StringBuilder(lower).reverse().toString();
    return RUNS.stream().anyMatch(run -> run.contains(lower) || run.contains(backwards));
  }

  /** Whether next to nothing is left without the words that are known, digits and signs. */
  private static boolean isKnown(String lower, String[] known) {
    String left = lower;
    for (String word : wordsOf(known)) left = left.replace(word, "");
    return !left.equals(lower)
        && NOT_LETTERS.matcher(left).replaceAll("").length() < FEWEST_OWN_LETTERS;
  }

  private static List<String> wordsOf(String[] known) {
    return Arrays.stream((String.join(" ", known) + " marquee password").split("[^\\p{L}\\p{N}]+"))
        .map(word -> normalise(word).toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= 3)
        .sorted((one, other) -> other.length() - one.length())
        .toList();
  }

  /** The shortest text that, repeated, gives this one (a last repetition may be cut off). */
  private static String unitOf(String text) {
    for (int length = 1; length <= text.length() / 2; length++) {
      if (text.startsWith(text.substring(length))) return text.substring(0, length);
    }
    return text;
  }
}
