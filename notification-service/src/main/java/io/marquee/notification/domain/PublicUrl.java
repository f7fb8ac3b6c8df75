package io.marquee.notification.domain;

import java.net.URI;

/** The address under which people know us. */
record PublicUrl(String text) {

  boolean isOurs(String link) {
    if (!link.startsWith(text)) return false;
    String rest = link.substring(text.length());
    return rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0;
  }

  /** The same place under another name, by the same scheme and port. */
  String at(String host, String link) {
    URI own = URI.create(text);
    String port = own.getPort() < 0 ? "" : ":" + own.getPort();
    return own.getScheme() + "://" + host + port + link.substring(text.length());
  }
}
