package io.marquee.identity.access;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** 409: the workspace has a role of this name. */
class RoleNameTaken extends MarqueeProblem {
  RoleNameTaken(String name) {
    super(
        409,
        "role_name_taken",
        "Name taken",
        "The workspace has a role " + name + " already.",
        "Choose another name.",
        List.of(new FieldError("/name", "role_name_taken", "Another role is called so.")));
  }
}
