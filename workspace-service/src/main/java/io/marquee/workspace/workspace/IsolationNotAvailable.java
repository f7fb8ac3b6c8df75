package io.marquee.workspace.workspace;

import io.marquee.web.InvalidRequest;

/** This installation does not offer dedicated schemas. */
class IsolationNotAvailable extends InvalidRequest {

  IsolationNotAvailable() {
    super(
        "/isolation",
        "isolation_not_available",
        "Dedicated isolation is not available here; use \"shared\".");
  }
}
