package io.marquee.identity.external;

import io.marquee.web.MarqueeProblem;

/** A log-in through another provider came to nothing. */
public class ExternalRefused extends MarqueeProblem {

  private ExternalRefused(String code, String detail, String remedy) {
    super(401, code, "Log-in not completed", detail, remedy);
  }

  static ExternalRefused notBegunHere() {
    return new ExternalRefused(
        "external_not_begun_here",
        "This log-in was not begun in this browser, is too old, or was completed.",
        "Begin again.");
  }

  static ExternalRefused denied() {
    return new ExternalRefused(
        "external_denied", "You, or the provider, said no.", "Begin again, or log in another way.");
  }

  static ExternalRefused notProven() {
    return new ExternalRefused(
        "external_not_proven", "The provider did not say who you are.", "Begin again.");
  }

  static ExternalRefused addressNotVerified() {
    return new ExternalRefused(
        "external_address_not_verified",
        "The provider does not vouch for your address.",
        "Confirm your address there; or log in another way, and link the provider in your settings.");
  }

  static ExternalRefused linkedDifferently() {
    return new ExternalRefused(
        "external_linked_differently",
        "Another log-in of this provider belongs to the account with this address.",
        "Log in as before, and unlink it in your settings first.");
  }

  static ExternalRefused somebodyElses() {
    return new ExternalRefused(
        "external_somebody_elses",
        "This log-in of the provider is linked to another account.",
        "Log in with it, and unlink it there first.");
  }
}
