package io.marquee.identity.session;

import io.marquee.web.InvalidRequest;

/** What somebody who is logged in sent to prove who they are proves nothing. */
public class ProofRefused extends InvalidRequest {

  private ProofRefused(String pointer, String code, String detail) {
    super(pointer, code, detail);
  }

  static ProofRefused wrongPassword() {
    return new ProofRefused(
        "/password", "current_password_wrong", "This is not your current password.");
  }

  static ProofRefused passkey() {
    return new ProofRefused(
        "/passkey", "passkey_refused", "This passkey does not prove that it is you.");
  }

  static ProofRefused missingCode() {
    return new ProofRefused(
        "/code",
        "second_factor_needed",
        "You have a second factor: send its method and a code, or a passkey.");
  }

  /**
   * Whatever was wrong with a code.
   *
   * @return the failure
   */
  public static ProofRefused wrongCode() {
    return new ProofRefused(
        "/code", "code_invalid", "This code is not right, too old, or was used before.");
  }
}
