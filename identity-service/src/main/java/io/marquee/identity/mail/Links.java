package io.marquee.identity.mail;

import io.marquee.identity.token.Issuer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Where mails lead to: pages of ours that need no script and no log-in. */
@Component
public class Links {

  private final Issuer issuer;

  Links(Issuer issuer) {
    this.issuer = issuer;
  }

  /**
   * A page without a secret.
   *
   * @param path such as {@code /account/forgot-password}
   * @return its address
   */
  public String to(String path) {
    return issuer.publicUrl() + path;
  }

  /**
   * The page that lets in by a secret, which stands behind {@code #}: browsers tell it no server,
   * and so no log.
   *
   * @param next where to go on to, a path of ours
   * @param token the secret
   * @return its address
   */
  public String entering(String next, String token) {
    return to("/enter")
        + "?next="
        + URLEncoder.encode(next, StandardCharsets.UTF_8)
        + "#token="
        + token;
  }

  /**
   * A page that is given a secret.
   *
   * @param path such as {@code /account/verify-email}
   * @param token the secret
   * @return its address
   */
  public String to(String path, String token) {
    return to(path) + "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }
}
