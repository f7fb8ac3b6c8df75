package io.marquee.identity.session;

import io.marquee.identity.password.Passwords;
import io.marquee.identity.token.AccessTokens;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Somebody proves by password who they are. */
@Service
public class LogIn {

  private final Users users;
  private final Passwords passwords;
  private final OpenSession openSession;
  private final AccessTokens accessTokens;
  private final TransactionOperations transaction;

  LogIn(
      Users users,
      Passwords passwords,
      OpenSession openSession,
      AccessTokens accessTokens,
      TransactionOperations transaction) {
    this.users = users;
    this.passwords = passwords;
    this.openSession = openSession;
    this.accessTokens = accessTokens;
    this.transaction = transaction;
  }

  /**
   * Who says they are whom.
   *
   * @param email as typed
   * @param password as typed
   * @param device from where
   */
  public record Command(String email, String password, Device device) {}

  /**
   * Logs in. An unknown address and a wrong password take the same work and get the same answer.
   *
   * @param command who
   * @return tokens of a new session
   * @throws InvalidCredentials when address and password do not belong together
   */
  public Tokens run(Command command) {
    Optional<User> user = users.findByEmail(command.email());
    if (!passwords.match(command.password(), user.map(User::passwordHash))) {
      throw new InvalidCredentials();
    }
    User proven = user.orElseThrow();
    return transaction.execute(status -> open(proven, command.device())).sign(accessTokens);
  }

  /** A password that was changed since it was compared opens nothing. */
  private Grant open(User proven, Device device) {
    return users
        .lock(proven.id())
        .filter(now -> now.passwordHash().equals(proven.passwordHash()))
        .map(now -> openSession.run(now, device))
        .orElseThrow(InvalidCredentials::new);
  }
}
