package io.marquee.workspace.domain;

import io.marquee.web.InvalidRequest;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** A domain name in lower-case ASCII (RFC 5890), with at least one dot in it. */
record HostName(String value) {

  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

  /**
   * Reads what somebody wrote.
   *
   * @param target where domains of customers lead to: ours, and nobody's to claim
   */
  static HostName of(String text, String target) {
    String ascii = ascii(text.strip());
    if (ascii.length() > 253 || !NAME.matcher(ascii).matches())
      throw refused("must be a domain name such as films.example.com");
    if (ascii.equals(target)
        || ascii.endsWith("." + parent(target))
        || ascii.equals(parent(target))) {
      throw refused("must be a domain of your own");
    }
    return new HostName(ascii);
  }

  private static String ascii(String text) {
    try {
      return IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException none) {
      return "";
    }
  }

  private static String parent(String name) {
    return name.substring(name.indexOf('.') + 1);
  }

  private static InvalidRequest refused(String rule) {
    return new InvalidRequest("/host", "invalid_host", "The host " + rule + ".");
  }
}
