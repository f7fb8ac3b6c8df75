package io.marquee.identity.credential;

import io.marquee.web.InvalidRequest;

/** Whoever is logged in does not know the password: perhaps somebody else's open laptop. */
public class CurrentPasswordWrong extends InvalidRequest {

  CurrentPasswordWrong() {
    super("/current_password", "current_password_wrong", "This is not your current password.");
  }
}
