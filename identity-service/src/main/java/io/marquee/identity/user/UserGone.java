package io.marquee.identity.user;

import io.marquee.web.Unauthenticated;

/** The caller's token still lives, the user does not. */
public class UserGone extends Unauthenticated {

  /** It is not said when or why. */
  public UserGone() {
    super("This user no longer exists.");
  }
}
