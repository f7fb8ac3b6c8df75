package io.marquee.identity.mfa;

import io.marquee.identity.session.SecondFactors;
import io.marquee.identity.user.User;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What log-in asks: whether there is a second factor, and whether a code proves it. */
@Component
class StoredSecondFactors implements SecondFactors {

  private static final String TOTP = "totp";
  private static final String RECOVERY_CODE = "recovery_code";

  private final Authenticators authenticators;
  private final RecoveryCodes recoveryCodes;
  private final Clock clock;

  StoredSecondFactors(Authenticators authenticators, RecoveryCodes recoveryCodes, Clock clock) {
    this.authenticators = authenticators;
    this.recoveryCodes = recoveryCodes;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> methodsOf(User.Id user) {
    return authenticators.isConfirmed(user) ? List.of(TOTP, RECOVERY_CODE) : List.of();
  }

  @Override
  @Transactional
  public boolean prove(User.Id user, String method, String code) {
    if (!authenticators.isConfirmed(user)) return false;
    return switch (method) {
      case TOTP -> authenticators.redeem(user, code, clock.instant());
      case RECOVERY_CODE -> recoveryCodes.redeem(user, code);
      default -> false;
    };
  }
}
