package io.marquee.identity.session;

import io.marquee.identity.challenge.Challenges;
import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import io.marquee.identity.token.AccessTokens;
import io.marquee.identity.user.User;
import io.marquee.identity.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The second half of a log-in: a code. */
@Service
public class VerifySecondFactor {

  private static final int TRIES = 5;

  private final Challenges challenges;
  private final Throttle throttle;
  private final Users users;
  private final SecondFactors secondFactors;
  private final Admission admission;
  private final RefusedLogIns refusedLogIns;
  private final OpenSession openSession;
  private final AccessTokens accessTokens;
  private final TransactionOperations transaction;

  VerifySecondFactor(
      Challenges challenges,
      Throttle throttle,
      Users users,
      SecondFactors secondFactors,
      Admission admission,
      RefusedLogIns refusedLogIns,
      OpenSession openSession,
      AccessTokens accessTokens,
      TransactionOperations transaction) {
    this.challenges = challenges;
    this.throttle = throttle;
    this.users = users;
    this.secondFactors = secondFactors;
    this.admission = admission;
    this.refusedLogIns = refusedLogIns;
    this.openSession = openSession;
    this.accessTokens = accessTokens;
    this.transaction = transaction;
  }

  /**
   * A code for a log-in that is half done.
   *
   * @param mfaToken what the first half gave
   * @param method one of those it named
   * @param code as typed
   * @param device from where
   */
  public record Command(String mfaToken, String method, String code, Device device) {}

  /**
   * Checks the code. The token allows five tries, and whoever keeps coming with new tokens, which
   * takes the password, is slowed down.
   *
   * @param command what is sent
   * @return tokens of a new session
   * @throws MfaTokenInvalid when the token is good for nothing any more
   * @throws CodeInvalid when the code is not right
   */
  public Tokens run(Command command) {
    var challenge =
        challenges
            .attempt(Admission.PURPOSE, command.mfaToken(), TRIES)
            .orElseThrow(MfaTokenInvalid::new);
    var user = new User.Id(Objects.requireNonNull(challenge.userId()));
    var attempt = Throttle.Attempt.at("code", user.value().toString(), Pace.GUESSES);
    throttle.begin(List.of(attempt));
    Optional<Grant> grant =
        transaction.execute(status -> prove(user, command, admission.amrOf(challenge)));
    grant.ifPresent(given -> throttle.clear(attempt));
    if (grant.isEmpty()) {
      boolean known = secondFactors.methodsOf(user).contains(command.method());
      refusedLogIns.tell(user, "log_in_refused", known ? command.method() : "unknown");
      throw new CodeInvalid();
    }
    return grant.get().sign(accessTokens);
  }

  private Optional<Grant> prove(User.Id id, Command command, List<String> firstFactor) {
    User user = users.lock(id).orElseThrow(MfaTokenInvalid::new);
    if (!secondFactors.prove(id, command.method(), command.code())) return Optional.empty();
    // Single use: of two right codes at once, one finds the question still open.
    if (challenges.take(Admission.PURPOSE, command.mfaToken()).isEmpty()) {
      throw new MfaTokenInvalid();
    }
    return Optional.of(openSession.run(user, command.device(), amr(firstFactor, command.method())));
  }

  static List<String> amr(List<String> firstFactor, String method) {
    var all = new ArrayList<>(firstFactor);
    if (method.equals("totp")) all.add("otp");
    all.add("mfa");
    return all;
  }
}
