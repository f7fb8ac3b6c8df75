package io.marquee.gateway.token;

import io.marquee.web.MarqueeProblem;

/** 401: no access token, or not one of ours. */
public final class TokenRefused extends MarqueeProblem {

  private TokenRefused(String code, String detail) {
    super(
        401,
        code,
        "Not authenticated",
        detail,
        "Log in, or refresh the access token, and send it as a bearer token.");
  }

  public static TokenRefused missing() {
    return new TokenRefused("token_missing", "This needs an access token.");
  }

  public static TokenRefused expired() {
    return new TokenRefused("token_expired", "The access token has expired.");
  }

  public static TokenRefused revoked() {
    return new TokenRefused("session_revoked", "The session of this access token has ended.");
  }

  public static TokenRefused keyInvalid(String detail) {
    return new TokenRefused("api_key_invalid", detail);
  }

  /** Says what is wrong without quoting the token. */
  public static TokenRefused invalid(String detail) {
    return new TokenRefused("token_invalid", detail);
  }

  @Override
  public Throwable fillInStackTrace() {
    return this; // a refusal is an answer, not a fault of ours
  }
}
