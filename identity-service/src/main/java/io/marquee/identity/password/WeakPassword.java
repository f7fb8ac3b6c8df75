package io.marquee.identity.password;

import io.marquee.web.InvalidRequest;
import java.util.Locale;

/** The password would be guessed. */
public class WeakPassword extends InvalidRequest {

  /** What is wrong with a password. */
  enum Reason {
    TOO_SHORT("A password has at least " + PasswordPolicy.SHORTEST + " characters."),
    TOO_LONG("A password has at most " + PasswordPolicy.LONGEST + " characters."),
    COMMON("This password is among the first that attackers try."),
    PATTERN("This password is a sequence or a repetition."),
    KNOWN("This password is hardly more than your name, your address or ours.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }
  }

  WeakPassword(String pointer, Reason reason) {
    super(
        pointer,
        "password_" + reason.name().toLowerCase(Locale.ROOT),
        reason.sentence + " Four unrelated words make a good one.");
  }
}
