package io.marquee.workspace.workspace;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** Another workspace of the account has the slug, perhaps a deleted one, which keeps it. */
class SlugTaken extends MarqueeProblem {

  SlugTaken(String slug) {
    super(
        409,
        "slug_taken",
        "Slug taken",
        "Another workspace of this account has the slug \"" + slug + "\".",
        "Choose another slug.",
        List.of(new FieldError("/slug", "slug_taken", "is in use")));
  }
}
