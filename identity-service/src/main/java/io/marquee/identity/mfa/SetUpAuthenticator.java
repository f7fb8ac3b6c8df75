package io.marquee.identity.mfa;

import io.marquee.identity.session.RecentProof;
import io.marquee.identity.session.Session;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Gives an authenticator app its secret; nothing is asked for until the app has shown a code. */
@Service
public class SetUpAuthenticator {

  /** As long as the hash (RFC 4226, section 4, R6). */
  private static final int SECRET_BYTES = 20;

  private static final String ISSUER = "Marquee";

  private final Users users;
  private final Authenticators authenticators;
  private final RecentProof recentProof;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SetUpAuthenticator(
      Users users, Authenticators authenticators, RecentProof recentProof, Clock clock) {
    this.users = users;
    this.authenticators = authenticators;
    this.recentProof = recentProof;
    this.clock = clock;
  }

  /**
   * What the app needs, shown once.
   *
   * @param secret in base 32, to be typed in
   * @param otpauthUri the same for a link or QR code
   */
  public record Secret(String secret, String otpauthUri) {

    /** Never in a log. */
    @Override
    public String toString() {
      return "Secret[…]";
    }
  }

  /**
   * Makes a secret. Another one that was not confirmed is forgotten.
   *
   * @param id whose
   * @param session at hand
   * @return the secret
   * @throws AuthenticatorInUse when there is a confirmed one
   */
  public Secret run(User.Id id, Session.Id session) {
    recentProof.require(id, session);
    User user = users.get(id);
    if (authenticators.isConfirmed(id)) throw new AuthenticatorInUse();
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    authenticators.begin(id, secret, clock.instant());
    String text = Base32.encode(secret);
    return new Secret(text, uri(user.email(), text));
  }

  /** The key URI that apps agree on; they show issuer and address beside the code. */
  private static String uri(String email, String secret) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
        .formatted(
            ISSUER,
            URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20"),
            secret,
            ISSUER,
            Totp.DIGITS,
            Totp.PERIOD_SECONDS);
  }
}
