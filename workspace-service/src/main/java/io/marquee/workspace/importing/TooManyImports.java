package io.marquee.workspace.importing;

import io.marquee.web.MarqueeProblem;

/** Archives are large. */
class TooManyImports extends MarqueeProblem {

  TooManyImports() {
    super(
        409,
        "too_many_imports",
        "Too many imports",
        "An account has at most three imports at a time.",
        "Wait until one has ended, or delete one.");
  }
}
