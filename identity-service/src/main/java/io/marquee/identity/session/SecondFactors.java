package io.marquee.identity.session;

import io.marquee.identity.user.User;
import java.util.List;

/** What somebody set up besides the password; the capability that keeps it says so here. */
public interface SecondFactors {

  /**
   * How somebody can prove the second factor.
   *
   * @param user who
   * @return such as {@code totp}; empty when there is no second factor
   */
  List<String> methodsOf(User.Id user);

  /**
   * Checks a code, and uses it up. Runs in the caller's transaction.
   *
   * @param user whose
   * @param method one of {@link #methodsOf}
   * @param code as typed
   * @return whether it proves the factor
   */
  boolean prove(User.Id user, String method, String code);
}
