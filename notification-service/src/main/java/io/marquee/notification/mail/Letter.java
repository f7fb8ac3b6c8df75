package io.marquee.notification.mail;

import java.util.Map;

/**
 * What only the recipient is to read of a mail.
 *
 * @param to the address
 * @param name of the recipient, empty where it is not known to be true
 * @param variables what the text mentions, such as {@code link}
 */
record Letter(String to, String name, Map<String, String> variables) {}
