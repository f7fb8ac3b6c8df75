package io.marquee.identity.session;

import io.marquee.identity.password.PasswordPolicy;
import io.marquee.identity.password.Passwords;
import io.marquee.identity.user.User;
import io.marquee.identity.user.UserGone;
import io.marquee.identity.user.Users;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Somebody takes a new password; whoever else was logged in as them no longer is. */
@Service
public class ChangePassword {

  private final Users users;
  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final EndOtherSessions endOtherSessions;
  private final TransactionOperations transaction;
  private final Clock clock;

  ChangePassword(
      Users users,
      PasswordPolicy policy,
      Passwords passwords,
      EndOtherSessions endOtherSessions,
      TransactionOperations transaction,
      Clock clock) {
    this.users = users;
    this.policy = policy;
    this.passwords = passwords;
    this.endOtherSessions = endOtherSessions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * From what to what.
   *
   * @param user whose
   * @param session at hand, which goes on
   * @param currentPassword as typed
   * @param newPassword as typed
   */
  public record Command(
      User.Id user, Session.Id session, String currentPassword, String newPassword) {}

  /**
   * Changes it.
   *
   * @param command from what to what
   * @throws CurrentPasswordWrong when the current one is not
   */
  public void run(Command command) {
    User user = users.get(command.user());
    if (!passwords.match(command.currentPassword(), Optional.of(user.passwordHash()))) {
      throw new CurrentPasswordWrong();
    }
    policy.check("/new_password", command.newPassword(), user.email(), user.fullName());
    String hash = passwords.hash(command.newPassword());
    transaction.executeWithoutResult(status -> change(user, hash, command.session()));
  }

  /** The user first, then the sessions: a log-in with the old password waits and then fails. */
  private void change(User proven, String hash, Session.Id session) {
    User user = users.lockToChange(proven.id()).orElseThrow(UserGone::new);
    if (!user.passwordHash().equals(proven.passwordHash())) throw new CurrentPasswordWrong();
    user.changePassword(hash, clock.instant());
    users.saveAndFlush(user);
    endOtherSessions.run(
        new EndOtherSessions.Command(user.id(), session, Session.EndReason.PASSWORD_CHANGED));
  }
}
