package io.marquee.identity.access;

import io.marquee.web.MarqueeProblem;

/** 409: a workspace has as many roles as one can keep apart. */
class TooManyRoles extends MarqueeProblem {
  static final int MOST = 100;

  TooManyRoles() {
    super(
        409,
        "too_many_roles",
        "Too many roles",
        "A workspace has at most " + MOST + " roles of its own.",
        "Delete one that nobody has.");
  }
}
