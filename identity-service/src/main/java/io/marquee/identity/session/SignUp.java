package io.marquee.identity.session;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.password.PasswordPolicy;
import io.marquee.identity.password.Passwords;
import io.marquee.identity.token.AccessTokens;
import io.marquee.identity.user.EmailAddress;
import io.marquee.identity.user.EmailTaken;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Somebody new registers, and is logged in at once. */
@Service
public class SignUp {

  private final Users users;
  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final OpenSession openSession;
  private final AccessTokens accessTokens;
  private final TransactionOperations transaction;
  private final Clock clock;

  SignUp(
      Users users,
      PasswordPolicy policy,
      Passwords passwords,
      OpenSession openSession,
      AccessTokens accessTokens,
      TransactionOperations transaction,
      Clock clock) {
    this.users = users;
    this.policy = policy;
    this.passwords = passwords;
    this.openSession = openSession;
    this.accessTokens = accessTokens;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Who wants in.
   *
   * @param email their address, as typed
   * @param password as typed
   * @param fullName name to show
   * @param locale BCP 47 tag
   * @param device from where
   */
  public record Command(
      String email, String password, String fullName, String locale, Device device) {}

  /**
   * Registers. The password is hashed before anything is looked up: time does not tell whether the
   * address is taken.
   *
   * @param command who
   * @return their first tokens
   * @throws EmailTaken when the address has an account
   */
  public Tokens run(Command command) {
    EmailAddress email = EmailAddress.parse(command.email());
    policy.check("/password", command.password(), email.written(), command.fullName());
    String hash = passwords.hash(command.password());
    User user =
        User.register(
            new User.Id(UuidCreator.getTimeOrderedEpoch()),
            email,
            command.fullName().strip(),
            command.locale(),
            hash,
            clock.instant());
    return store(user, command.device()).sign(accessTokens);
  }

  private Grant store(User user, Device device) {
    try {
      return transaction.execute(status -> openSession.run(add(user), device));
    } catch (DataIntegrityViolationException takenMeanwhile) {
      throw new EmailTaken();
    }
  }

  private User add(User user) {
    if (users.findByEmail(user.email()).isPresent()) throw new EmailTaken();
    return users.saveAndFlush(user);
  }
}
