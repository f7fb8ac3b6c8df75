package io.marquee.identity.user;

import io.marquee.web.InvalidRequest;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address for mail.
 *
 * @param written as its owner writes it, for sending mail to
 */
public record EmailAddress(String written) {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  // Deliberately few rules (RFC 5321 allows nearly everything): a mail that arrives is the proof.
  private static final Pattern SHAPE =
      Pattern.compile(
          "[^\\s\\p{Cntrl}\\p{Cs}@<>\",;:\\\\]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  private static final Pattern NEVER_STORED = Pattern.compile("[\\p{Cntrl}\\p{Cs}]+");

  /**
   * Reads an address.
   *
   * @param text as typed
   * @return the address
   * @throws InvalidRequest when it cannot be one
   */
  public static EmailAddress parse(String text) {
    String written = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    if (written.length() > LONGEST
        || written.indexOf('@') > LONGEST_LOCAL_PART
        || !SHAPE.matcher(written).matches()) {
      throw new InvalidRequest(
          "/email", "email_invalid", "This is not an address that mail could be sent to.");
    }
    return new EmailAddress(written);
  }

  /**
   * By what addresses are compared: whoever writes it differently is the same person.
   *
   * @return the address in one way to write it
   */
  public String key() {
    return keyOf(written);
  }

  /**
   * The key of any text, so that looking up nonsense costs what looking up an address does.
   *
   * @param text as typed, perhaps no address at all
   * @return its key
   */
  public static String keyOf(String text) {
    String plain = NEVER_STORED.matcher(text.strip()).replaceAll("");
    String lower = Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    int at = lower.lastIndexOf('@');
    return lower.substring(0, at + 1) + ascii(lower.substring(at + 1));
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException notADomain) {
      return domain;
    }
  }
}
