package io.marquee.identity.session;

import io.marquee.identity.token.AccessTokens;
import io.marquee.identity.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives a new pair of tokens for a refresh token, which is used up by that. A token that comes a
 * second time has been copied, and nobody can say by whom: the session ends, for both (RFC 9700,
 * section 4.14.2).
 */
@Service
public class RefreshSession {

  private final Users users;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final AccessTokens accessTokens;
  private final SessionSettings settings;
  private final TransactionOperations transaction;
  private final Clock clock;

  RefreshSession(
      Users users,
      Sessions sessions,
      RefreshTokens refreshTokens,
      AccessTokens accessTokens,
      SessionSettings settings,
      TransactionOperations transaction,
      Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.refreshTokens = refreshTokens;
    this.accessTokens = accessTokens;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What the client has.
   *
   * @param refreshToken its last one
   * @param device from where
   */
  public record Command(String refreshToken, Device device) {}

  /**
   * Refreshes.
   *
   * @param command what the client has
   * @return the next pair
   * @throws RefreshRefused when the token is good for nothing, or the session is over
   */
  public Tokens run(Command command) {
    // A replay must be refused and yet be committed, so the refusal comes after the transaction.
    return transaction
        .execute(status -> redeem(command))
        .orElseThrow(RefreshRefused::new)
        .sign(accessTokens);
  }

  private Optional<Grant> redeem(Command command) {
    Instant now = clock.instant();
    // The session first, as by all who change it: otherwise two might wait for each other's row.
    return refreshTokens
        .sessionOf(command.refreshToken())
        .flatMap(sessions::lock)
        .flatMap(session -> redeem(command, session, now));
  }

  private Optional<Grant> redeem(Command command, Session session, Instant now) {
    return switch (refreshTokens.redeem(command.refreshToken(), now)) {
      case GOOD ->
          session.isOpen(now)
              ? Optional.of(goOn(session, command.device(), now))
              : Optional.empty();
      case REPLAYED -> {
        end(session, now);
        yield Optional.empty();
      }
      case USELESS -> Optional.empty();
    };
  }

  private Grant goOn(Session session, Device device, Instant now) {
    session.use(device, now);
    sessions.save(session);
    String next =
        refreshTokens.issue(session.id(), now, settings.tokenExpiry(now, session.expiresAt()));
    return new Grant(users.get(session.userId()), session, next, null);
  }

  private void end(Session session, Instant now) {
    session.end(Session.EndReason.REPLAY, now);
    sessions.save(session);
  }
}
