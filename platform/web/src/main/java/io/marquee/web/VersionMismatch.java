package io.marquee.web;

/** 412: somebody else changed the resource since the client read it. */
public class VersionMismatch extends MarqueeProblem {
  /** The tag sent is not the resource's. */
  public VersionMismatch() {
    super(
        412,
        "version_mismatch",
        "Changed meanwhile",
        "The resource has changed since you read it: If-Match names another version.",
        "Read it again, look at the change, and send the request with the new ETag.");
  }
}
