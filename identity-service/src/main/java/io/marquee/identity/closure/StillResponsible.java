package io.marquee.identity.closure;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** 409: workspaces would be nobody's. */
class StillResponsible extends MarqueeProblem {
  StillResponsible(List<Responsibilities.Orphan> orphans) {
    super(
        409,
        "still_responsible",
        "Workspaces depend on you",
        "You own workspaces, or your account pays for them; the errors name them.",
        "Make another member the owner or delete the workspace; and give an account that pays for"
            + " others' workspaces another admin. Then leave.",
        orphans.stream().map(StillResponsible::error).toList());
  }

  private static FieldError error(Responsibilities.Orphan orphan) {
    return new FieldError(
        "/workspaces/" + orphan.workspaceId(),
        orphan.owned() ? "owned" : "paid_for",
        (orphan.owned() ? "You own " : "Your account pays for ") + orphan.name() + ".");
  }
}
