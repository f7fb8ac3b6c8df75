package io.marquee.gateway.console;

import io.marquee.web.MarqueeProblem;

/** A request that would use the console's cookie, and may not. */
final class ConsoleRefused extends MarqueeProblem {

  private ConsoleRefused(int status, String code, String title, String detail, String remedy) {
    super(status, code, title, detail, remedy);
  }

  static ConsoleRefused headerMissing() {
    String header = ConsoleSession.HEADER;
    return new ConsoleRefused(
        403,
        "console_header_missing",
        "Refused",
        "A refresh token in a cookie counts only together with the header " + header + ".",
        "Send " + header + ": 1.");
  }

  static ConsoleRefused otherOrigin() {
    return new ConsoleRefused(
        403,
        "origin_refused",
        "Refused",
        "This request comes from a page of another site.",
        "Send it from a page of the console.");
  }

  /** The console has no session, or two. */
  static ConsoleRefused tokenMissing() {
    return new ConsoleRefused(
        401,
        "refresh_token_missing",
        "Not authenticated",
        "The cookie with the refresh token is missing.",
        "Log in.");
  }

  @Override
  public Throwable fillInStackTrace() {
    return this; // a refusal is an answer, not a fault of ours
  }
}
