package io.marquee.identity.user;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/**
 * Somebody has registered with the address. The answer tells that the address has an account; that
 * ends when registration is completed by mail.
 */
public class EmailTaken extends MarqueeProblem {

  /** The address is not repeated in the answer. */
  public EmailTaken() {
    super(
        409,
        "email_taken",
        "Address taken",
        "There is an account with this address.",
        "Log in, or register with another address.",
        List.of(new FieldError("/email", "email_taken", "There is an account with this address.")));
  }
}
