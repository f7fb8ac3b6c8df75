package io.marquee.notification.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What only the recipient is to read of a mail.
 *
 * @param to the address
 * @param name of the recipient, empty where it is not known to be true
 * @param variables what the text mentions, such as {@code link}
 */
record Letter(String to, String name, Map<String, String> variables) {

  private static final String LINK = "link";
  private static final String ON_OWN_DOMAIN = "on_own_domain";

  /**
   * The same, with a button that leads elsewhere, if whoever wrote it allows that: its link may
   * hold a secret that the owner of the domain is not to read.
   */
  Letter leading(UnaryOperator<String> elsewhere) {
    String link = variables.get(LINK);
    if (link == null || !variables.containsKey(ON_OWN_DOMAIN)) return this;
    var led = new HashMap<>(variables);
    led.put(LINK, elsewhere.apply(link));
    return new Letter(to, name, led);
  }

  /** Neither addresses nor links go to a log. */
  @Override
  public String toString() {
    return "Letter[]";
  }
}
