package io.marquee.web;

/** 428: a change must say which version it changes (RFC 6585, 3). */
public class IfMatchMissing extends MarqueeProblem {
  /** The request has no If-Match. */
  public IfMatchMissing() {
    super(
        428,
        "if_match_missing",
        "Precondition required",
        "This request must say which version it changes.",
        "Send the ETag of the resource, as you last read it, in If-Match.");
  }
}
