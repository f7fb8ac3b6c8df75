package io.marquee.identity.access;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** 409: a role is to be deleted, and somebody has it. */
class RoleInUse extends MarqueeProblem {
  RoleInUse(List<RoleUses.Use> uses) {
    super(
        409,
        "role_in_use",
        "The role is in use",
        "Somebody has this role; the errors name them.",
        "Give them another role, and revoke the invitations; then delete it.",
        uses.stream().map(use -> new FieldError(use.pointer(), "has_role", use.detail())).toList());
  }
}
