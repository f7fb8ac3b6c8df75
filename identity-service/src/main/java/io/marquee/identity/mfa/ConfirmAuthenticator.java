package io.marquee.identity.mfa;

import io.marquee.identity.mfa.MfaChanged.Change;
import io.marquee.identity.session.ProofRefused;
import io.marquee.identity.session.RecentProof;
import io.marquee.identity.throttle.Pace;
import io.marquee.identity.throttle.Throttle;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The app has shown its first code: from now on log-in asks for one. */
@Service
public class ConfirmAuthenticator {

  private final Authenticators authenticators;
  private final RecoveryCodes recoveryCodes;
  private final RecentProof recentProof;
  private final Throttle throttle;
  private final MfaChanged mfaChanged;
  private final TransactionOperations transaction;
  private final Clock clock;

  ConfirmAuthenticator(
      Authenticators authenticators,
      RecoveryCodes recoveryCodes,
      RecentProof recentProof,
      Throttle throttle,
      MfaChanged mfaChanged,
      TransactionOperations transaction,
      Clock clock) {
    this.authenticators = authenticators;
    this.recoveryCodes = recoveryCodes;
    this.recentProof = recentProof;
    this.throttle = throttle;
    this.mfaChanged = mfaChanged;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Confirms.
   *
   * @param by whose, and from where
   * @param code as typed
   * @return recovery codes, shown once
   * @throws ProofRefused when the code is not of the secret that was given last
   */
  public List<String> run(MfaChanged.By by, String code) {
    recentProof.require(by.user(), by.session());
    var attempt = Throttle.Attempt.at("code", by.user().value().toString(), Pace.GUESSES);
    throttle.begin(List.of(attempt));
    List<String> codes = transaction.execute(status -> confirm(by, code));
    throttle.clear(attempt);
    return codes;
  }

  private List<String> confirm(MfaChanged.By by, String code) {
    Instant now = clock.instant();
    if (!authenticators.confirm(by.user(), code, now)) throw ProofRefused.wrongCode();
    mfaChanged.run(by, Change.TOTP_ON);
    return recoveryCodes.renew(by.user(), now);
  }
}
