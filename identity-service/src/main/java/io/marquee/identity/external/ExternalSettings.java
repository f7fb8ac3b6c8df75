package io.marquee.identity.external;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which other providers there are.
 *
 * @param providers by the name that stands in paths, such as {@code google}
 * @param returnTo where browsers come out, null for the gateway's root
 */
@ConfigurationProperties("marquee.identity.external")
record ExternalSettings(@DefaultValue Map<String, Provider> providers, @Nullable URI returnTo) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  /**
   * A provider of OpenID Connect.
   *
   * @param issuer its identifier; its configuration lies below it (OpenID Connect Discovery)
   * @param clientId who we are there
   * @param clientSecret what only it and we know
   * @param name for people
   * @param scope what we want to know
   * @param verifiedClaim the claim in which it vouches for an address
   */
  record Provider(
      URI issuer,
      String clientId,
      String clientSecret,
      @Nullable String name,
      @DefaultValue("openid email profile") String scope,
      @DefaultValue("email_verified") String verifiedClaim) {

    Provider {
      requireSafe(issuer);
    }
  }

  /** Only https is, and what does not leave this machine. */
  static void requireSafe(URI place) {
    boolean local = "http".equals(place.getScheme()) && THIS_MACHINE.contains(place.getHost());
    if (!local && (!"https".equals(place.getScheme()) || place.getHost() == null)) {
      throw new IllegalArgumentException(place + " is not reached by https");
    }
  }
}
