package io.marquee.identity.invitation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.password.PasswordPolicy;
import io.marquee.identity.password.Passwords;
import io.marquee.identity.user.EmailAddress;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Somebody new registers with an invitation and joins: both, or neither. The address is the invited
 * one: that they have the token proves it. They log in next, as everybody does.
 */
@Service
public class RegisterInvited {

  private final AnswerInvitation answerInvitation;
  private final AcceptInvitation acceptInvitation;
  private final Users users;
  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final Clock clock;

  RegisterInvited(
      AnswerInvitation answerInvitation,
      AcceptInvitation acceptInvitation,
      Users users,
      PasswordPolicy policy,
      Passwords passwords,
      Clock clock) {
    this.answerInvitation = answerInvitation;
    this.acceptInvitation = acceptInvitation;
    this.users = users;
    this.policy = policy;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Who wants in.
   *
   * @param token as mailed
   * @param password as typed
   * @param fullName name to show
   * @param locale BCP 47 tag
   */
  public record Command(String token, String password, String fullName, String locale) {}

  /**
   * Registers and joins. The password is hashed while no row is held.
   *
   * @param command who
   * @return where they belong now
   */
  public AnswerInvitation.Joined run(Command command) {
    String email = answerInvitation.within(command.token(), Invitation::email);
    policy.check("/password", command.password(), email, command.fullName());
    String hash = passwords.hash(command.password());
    try {
      return answerInvitation.within(
          command.token(), invitation -> join(invitation, command, hash));
    } catch (DataIntegrityViolationException provedMeanwhile) {
      throw new LogInToAccept();
    }
  }

  private AnswerInvitation.Joined join(Invitation invitation, Command command, String hash) {
    if (users.findOwner(invitation.email()).isPresent()) throw new LogInToAccept();
    Instant now = clock.instant();
    User user =
        User.register(
            new User.Id(UuidCreator.getTimeOrderedEpoch()),
            EmailAddress.parse(invitation.email()),
            command.fullName().strip(),
            command.locale(),
            hash,
            now);
    user.proveEmail(now);
    return acceptInvitation.join(invitation, users.saveAndFlush(user));
  }
}
