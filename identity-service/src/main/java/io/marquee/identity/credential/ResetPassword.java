package io.marquee.identity.credential;

import io.marquee.identity.mail.LinkUseless;
import io.marquee.identity.mail.MailTokens;
import io.marquee.identity.mail.MailTokens.Proof;
import io.marquee.identity.mail.MailTokens.Purpose;
import io.marquee.identity.password.PasswordPolicy;
import io.marquee.identity.password.Passwords;
import io.marquee.identity.session.Device;
import io.marquee.identity.session.TrustDevice;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whoever reads the mails of an address takes a new password for it, and is logged out everywhere.
 * The device that it is done from is known from then on: strangers who try passwords meanwhile do
 * not hold up the log-in that follows.
 */
@Service
public class ResetPassword {

  private final Users users;
  private final MailTokens tokens;
  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final ReplacePassword replacePassword;
  private final TrustDevice trustDevice;
  private final TransactionOperations transaction;
  private final Clock clock;

  ResetPassword(
      Users users,
      MailTokens tokens,
      PasswordPolicy policy,
      Passwords passwords,
      ReplacePassword replacePassword,
      TrustDevice trustDevice,
      TransactionOperations transaction,
      Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.policy = policy;
    this.passwords = passwords;
    this.replacePassword = replacePassword;
    this.trustDevice = trustDevice;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A new password.
   *
   * @param token the link's secret
   * @param newPassword as typed
   * @param device from where
   */
  public record Command(String token, String newPassword, Device device) {}

  /**
   * Takes it. A password that is refused leaves the link good.
   *
   * @param command the link and the password
   * @return by what the device is known from now on
   * @throws LinkUseless when the link is good for nothing
   */
  public String run(Command command) {
    User user =
        tokens
            .find(Purpose.RESET_PASSWORD, command.token(), clock.instant())
            .flatMap(proof -> users.findById(proof.user()))
            .orElseThrow(LinkUseless::new);
    policy.check("/new_password", command.newPassword(), user.email(), user.fullName());
    String hash = passwords.hash(command.newPassword());
    return transaction.execute(status -> change(command, hash));
  }

  private String change(Command command, String hash) {
    Proof proof =
        tokens
            .redeem(Purpose.RESET_PASSWORD, command.token(), clock.instant())
            .orElseThrow(LinkUseless::new);
    User user =
        users
            .lockToChange(proof.user())
            .filter(found -> found.emailKey().equals(proof.emailKey()))
            .orElseThrow(LinkUseless::new);
    replacePassword.run(user, hash, null, command.device());
    return trustDevice.run(user.id(), command.device());
  }
}
