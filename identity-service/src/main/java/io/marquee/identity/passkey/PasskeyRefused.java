package io.marquee.identity.passkey;

import io.marquee.web.MarqueeProblem;

/** The key, its signature or the challenge is not right; which, is not said. */
public class PasskeyRefused extends MarqueeProblem {

  PasskeyRefused(int status) {
    super(
        status,
        "passkey_refused",
        "Passkey not accepted",
        "This passkey does not prove who you are here.",
        "Ask for new options and try again, or log in another way.");
  }
}
