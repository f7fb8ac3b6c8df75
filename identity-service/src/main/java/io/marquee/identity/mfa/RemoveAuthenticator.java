package io.marquee.identity.mfa;

import io.marquee.identity.mfa.MfaChanged.Change;
import io.marquee.identity.session.RecentProof;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Log-in asks for no code any more; recovery codes go with the app. */
@Service
public class RemoveAuthenticator {

  private final Authenticators authenticators;
  private final RecoveryCodes recoveryCodes;
  private final RecentProof recentProof;
  private final MfaChanged mfaChanged;

  RemoveAuthenticator(
      Authenticators authenticators,
      RecoveryCodes recoveryCodes,
      RecentProof recentProof,
      MfaChanged mfaChanged) {
    this.authenticators = authenticators;
    this.recoveryCodes = recoveryCodes;
    this.recentProof = recentProof;
    this.mfaChanged = mfaChanged;
  }

  /**
   * Removes it; one that was not confirmed without further ado.
   *
   * @param by whose, and from where
   */
  @Transactional
  public void run(MfaChanged.By by) {
    recentProof.require(by.user(), by.session());
    boolean wasOn = authenticators.isConfirmed(by.user());
    authenticators.remove(by.user());
    recoveryCodes.remove(by.user());
    if (wasOn) mfaChanged.run(by, Change.TOTP_OFF);
  }
}
