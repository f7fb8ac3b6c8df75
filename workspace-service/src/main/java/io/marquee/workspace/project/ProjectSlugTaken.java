package io.marquee.workspace.project;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** A sibling has the slug. */
class ProjectSlugTaken extends MarqueeProblem {

  ProjectSlugTaken(String slug) {
    super(
        409,
        "slug_taken",
        "Slug taken",
        "Another project in the same place has the slug \"" + slug + "\".",
        "Choose another slug.",
        List.of(new FieldError("/slug", "slug_taken", "is in use")));
  }
}
