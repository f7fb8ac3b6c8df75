package io.marquee.workspace.domain;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** The domain is this workspace's already, or leads to another one. */
class DomainTaken extends MarqueeProblem {

  DomainTaken(String host) {
    super(
        409,
        "domain_taken",
        "Domain taken",
        host + " is in use already.",
        "Remove it where it is, or choose another domain.",
        List.of(new FieldError("/host", "domain_taken", "is in use")));
  }
}
