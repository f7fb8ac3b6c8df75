package io.marquee.identity.credential;

import io.marquee.identity.password.PasswordPolicy;
import io.marquee.identity.password.Passwords;
import io.marquee.identity.session.Device;
import io.marquee.identity.session.Session;
import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.user.User;
import io.marquee.identity.user.UserGone;
import io.marquee.identity.user.Users;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Somebody takes a new password; whoever else was logged in as them no longer is. */
@Service
public class ChangePassword {

  private final Users users;
  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final Throttle throttle;
  private final ReplacePassword replacePassword;
  private final TransactionOperations transaction;

  ChangePassword(
      Users users,
      PasswordPolicy policy,
      Passwords passwords,
      Throttle throttle,
      ReplacePassword replacePassword,
      TransactionOperations transaction) {
    this.users = users;
    this.policy = policy;
    this.passwords = passwords;
    this.throttle = throttle;
    this.replacePassword = replacePassword;
    this.transaction = transaction;
  }

  /**
   * From what to what.
   *
   * @param user whose
   * @param session at hand, which goes on
   * @param currentPassword as typed
   * @param newPassword as typed
   * @param device from where
   */
  public record Command(
      User.Id user,
      Session.Id session,
      String currentPassword,
      String newPassword,
      Device device) {}

  /**
   * Changes it.
   *
   * @param command from what to what
   * @throws CurrentPasswordWrong when the current one is not
   */
  public void run(Command command) {
    User user = users.get(command.user());
    var attempt = Throttle.Attempt.at("proof", user.id().value().toString(), Pace.GUESSES);
    throttle.begin(List.of(attempt));
    if (!passwords.match(command.currentPassword(), user.passwordHash())) {
      throw new CurrentPasswordWrong();
    }
    throttle.clear(attempt);
    policy.check("/new_password", command.newPassword(), user.email(), user.fullName());
    String hash = passwords.hash(command.newPassword());
    transaction.executeWithoutResult(status -> change(user, hash, command));
  }

  private void change(User proven, String hash, Command command) {
    User user = users.lockToChange(proven.id()).orElseThrow(UserGone::new);
    if (!user.passwordHash().equals(proven.passwordHash())) throw new CurrentPasswordWrong();
    replacePassword.run(user, hash, command.session(), command.device());
  }
}
