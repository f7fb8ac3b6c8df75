package io.marquee.identity.access;

import io.marquee.web.MarqueeProblem;
import java.util.List;

/** 403: somebody would give, change or take away more than they have themselves. */
public class BeyondYourself extends MarqueeProblem {
  BeyondYourself(List<String> lacking) {
    super(
        403,
        "beyond_yourself",
        "Beyond what you may yourself",
        "This is about permissions that you do not have: " + String.join(", ", lacking) + ".",
        "Leave them out, or ask somebody who has them.");
  }
}
