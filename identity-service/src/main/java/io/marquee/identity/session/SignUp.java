package io.marquee.identity.session;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.password.PasswordPolicy;
import io.marquee.identity.password.Passwords;
import io.marquee.identity.token.AccessTokens;
import io.marquee.identity.user.EmailAddress;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.identity.verification.WriteToNewAddress;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Somebody new registers, and is logged in at once. */
@Service
public class SignUp {

  private final Users users;
  private final Audit audit;
  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final OpenSession openSession;
  private final WriteToNewAddress writeToNewAddress;
  private final AccessTokens accessTokens;
  private final TransactionOperations transaction;
  private final Clock clock;

  SignUp(
      Users users,
      PasswordPolicy policy,
      Passwords passwords,
      OpenSession openSession,
      WriteToNewAddress writeToNewAddress,
      AccessTokens accessTokens,
      TransactionOperations transaction,
      Clock clock,
      Audit audit) {
    this.audit = audit;
    this.users = users;
    this.policy = policy;
    this.passwords = passwords;
    this.openSession = openSession;
    this.writeToNewAddress = writeToNewAddress;
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
   * Registers. Nothing is looked up: neither answer nor time tells whether the address has an
   * account. If it has, its owner is told by mail, and who registered cannot prove it.
   *
   * @param command who
   * @return their first tokens
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
    return transaction.execute(status -> store(user, command.device())).sign(accessTokens);
  }

  private Grant store(User user, Device device) {
    User stored = users.saveAndFlush(user);
    audit
        .ofUser(stored.id().value())
        .created(AuditFacts.of("user", stored.id().value()).with("locale", stored.locale()));
    writeToNewAddress.later(stored.id());
    return openSession.run(stored, device, List.of("pwd"));
  }
}
