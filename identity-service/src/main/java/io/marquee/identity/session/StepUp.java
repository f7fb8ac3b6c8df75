package io.marquee.identity.session;

import io.marquee.identity.password.Passwords;
import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.token.AccessTokens;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Somebody who is logged in proves once more who they are, before something dangerous. With a
 * second factor set up the password alone is not enough: a thief of both session and password must
 * not be able to remove it.
 */
@Service
public class StepUp {

  private final Users users;
  private final Audit audit;
  private final Sessions sessions;
  private final Passwords passwords;
  private final SecondFactors secondFactors;
  private final SignedProofs signedProofs;
  private final RefreshTokens refreshTokens;
  private final RefusedLogIns refusedLogIns;
  private final Throttle throttle;
  private final AccessTokens accessTokens;
  private final SessionSettings settings;
  private final TransactionOperations transaction;
  private final Clock clock;

  StepUp(
      Users users,
      Sessions sessions,
      Passwords passwords,
      SecondFactors secondFactors,
      SignedProofs signedProofs,
      RefreshTokens refreshTokens,
      RefusedLogIns refusedLogIns,
      Throttle throttle,
      AccessTokens accessTokens,
      SessionSettings settings,
      TransactionOperations transaction,
      Clock clock,
      Audit audit) {
    this.audit = audit;
    this.users = users;
    this.sessions = sessions;
    this.passwords = passwords;
    this.secondFactors = secondFactors;
    this.signedProofs = signedProofs;
    this.refreshTokens = refreshTokens;
    this.refusedLogIns = refusedLogIns;
    this.throttle = throttle;
    this.accessTokens = accessTokens;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A proof.
   *
   * @param user who
   * @param session at hand
   * @param password as typed, or null
   * @param method of a code, or null
   * @param code as typed, or null
   * @param passkey what the browser says of a signature, or null
   */
  public record Command(
      User.Id user,
      Session.Id session,
      @Nullable String password,
      @Nullable String method,
      @Nullable String code,
      @Nullable Map<String, Object> passkey) {}

  /**
   * Takes the proof.
   *
   * @param command what is sent
   * @return fresh tokens of the same session; the former refresh token is useless
   * @throws ProofRefused when it proves nothing
   */
  public Tokens run(Command command) {
    User user = users.get(command.user());
    var attempt = Throttle.Attempt.at("proof", user.id().value().toString(), Pace.GUESSES);
    throttle.begin(List.of(attempt));
    try {
      Tokens tokens = prove(user, command);
      throttle.clear(attempt);
      return tokens;
    } catch (ProofRefused refused) {
      refusedLogIns.tell(user.id(), "proof_refused", method(command));
      throw refused;
    }
  }

  private static String method(Command command) {
    if (command.passkey() != null) return "passkey";
    return command.code() == null ? "password" : "code";
  }

  private Tokens prove(User user, Command command) {
    if (command.passkey() != null) return byPasskey(command, command.passkey());
    boolean needsCode = !secondFactors.methodsOf(user.id()).isEmpty();
    return needsCode ? byCode(command) : byPassword(user, command);
  }

  private Tokens byPasskey(Command command, Map<String, Object> passkey) {
    List<String> amr =
        signedProofs
            .prove(passkey)
            .filter(proven -> proven.user().equals(command.user()))
            .map(SignedProofs.Proven::amr)
            .orElseThrow(ProofRefused::passkey);
    return proven(command.user(), command.session(), amr);
  }

  private Tokens proven(User.Id user, Session.Id session, List<String> amr) {
    return transaction.execute(status -> renew(user, session, amr)).sign(accessTokens);
  }

  private Tokens byPassword(User user, Command command) {
    String password = command.password();
    if (password == null || !passwords.match(password, user.passwordHash())) {
      throw ProofRefused.wrongPassword();
    }
    return proven(user.id(), command.session(), List.of("pwd"));
  }

  private Tokens byCode(Command command) {
    String method = command.method();
    String code = command.code();
    if (method == null || code == null) throw ProofRefused.missingCode();
    Grant grant =
        transaction.execute(
            status -> {
              if (!secondFactors.prove(command.user(), method, code))
                throw ProofRefused.wrongCode();
              var amr = VerifySecondFactor.amr(new ArrayList<>(), method);
              return renew(command.user(), command.session(), amr);
            });
    return grant.sign(accessTokens);
  }

  private Grant renew(User.Id userId, Session.Id id, List<String> amr) {
    Instant now = clock.instant();
    User user = users.get(userId);
    Session session =
        sessions
            .lock(id)
            .filter(found -> found.userId().equals(userId) && found.isOpen(now))
            .orElseThrow(() -> new SessionNotFound(id));
    session.prove(amr, now);
    sessions.save(session);
    audit
        .ofUser(userId.value())
        .noted("proved", AuditFacts.of("session", id.value()).with("amr", amr));
    refreshTokens.withdraw(id);
    String token = refreshTokens.issue(id, now, settings.tokenExpiry(now, session.expiresAt()));
    return new Grant(user, session, token, null);
  }
}
