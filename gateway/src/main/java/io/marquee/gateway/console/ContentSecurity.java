package io.marquee.gateway.console;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the console's page may load and reach (Content Security Policy Level 3): what the gateway
 * serves, and films from where they are stored. No script or style stands in the page itself.
 */
final class ContentSecurity {

  private final String policy;

  ContentSecurity(@Nullable URI storage) {
    String films = storage == null ? "" : " " + originOf(storage);
    this.policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:%s; media-src 'self' blob:%s; connect-src 'self'%s; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
            .formatted(films, films, films);
  }

  String policy() {
    return policy;
  }

  /** Scheme, name and port: nothing that could end the directive and begin another. */
  private static String originOf(URI storage) {
    String scheme = storage.getScheme();
    String host = storage.getHost();
    if (host == null || !("https".equals(scheme) || "http".equals(scheme)))
      throw new IllegalArgumentException(
          "marquee.gateway.console.storage is no address of a web server: " + storage);
    return scheme + "://" + host + (storage.getPort() < 0 ? "" : ":" + storage.getPort());
  }
}
