package io.marquee.identity.mfa;

import io.marquee.identity.mfa.MfaChanged.Change;
import io.marquee.identity.session.RecentProof;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ten other recovery codes; the former ones are worth nothing from then on. */
@Service
public class RenewRecoveryCodes {

  private final Authenticators authenticators;
  private final RecoveryCodes recoveryCodes;
  private final RecentProof recentProof;
  private final MfaChanged mfaChanged;
  private final Clock clock;

  RenewRecoveryCodes(
      Authenticators authenticators,
      RecoveryCodes recoveryCodes,
      RecentProof recentProof,
      MfaChanged mfaChanged,
      Clock clock) {
    this.authenticators = authenticators;
    this.recoveryCodes = recoveryCodes;
    this.recentProof = recentProof;
    this.mfaChanged = mfaChanged;
    this.clock = clock;
  }

  /**
   * Makes them.
   *
   * @param by whose, and from where
   * @return the codes, shown once
   * @throws NoSecondFactor when there is nothing to recover from
   */
  @Transactional
  public List<String> run(MfaChanged.By by) {
    recentProof.require(by.user(), by.session());
    if (!authenticators.isConfirmed(by.user())) throw new NoSecondFactor();
    mfaChanged.run(by, Change.RECOVERY_CODES);
    return recoveryCodes.renew(by.user(), clock.instant());
  }
}
