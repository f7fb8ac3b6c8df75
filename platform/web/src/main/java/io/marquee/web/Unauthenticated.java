package io.marquee.web;

/** 401: nobody is calling, or the proof of who is calling does not hold. */
public class Unauthenticated extends MarqueeProblem {
  /** Says what was wrong with the proof, without quoting it. */
  public Unauthenticated(String detail) {
    super(
        401,
        "unauthenticated",
        "Not authenticated",
        detail,
        "Log in, or refresh the access token, and send it as a bearer token.");
  }
}
