package io.marquee.identity.mfa;

import io.marquee.identity.user.User;
import org.springframework.stereotype.Component;

/** What somebody has set up. */
@Component
public class SecondFactorStatus {

  private final Authenticators authenticators;
  private final RecoveryCodes recoveryCodes;

  SecondFactorStatus(Authenticators authenticators, RecoveryCodes recoveryCodes) {
    this.authenticators = authenticators;
    this.recoveryCodes = recoveryCodes;
  }

  /**
   * The state of it.
   *
   * @param totpEnabled whether log-in asks for a code
   * @param recoveryCodesLeft how many were not used yet
   */
  public record Status(boolean totpEnabled, int recoveryCodesLeft) {}

  /**
   * Looks.
   *
   * @param user whose
   * @return the state of it
   */
  public Status of(User.Id user) {
    return new Status(authenticators.isConfirmed(user), recoveryCodes.left(user));
  }
}
