package io.marquee.workspace.template;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** Another template of the account has the name. */
class TemplateNameTaken extends MarqueeProblem {

  TemplateNameTaken(String name) {
    super(
        409,
        "template_name_taken",
        "Template name taken",
        "Another template of this account is called \"" + name + "\".",
        "Choose another name.",
        List.of(new FieldError("/name", "template_name_taken", "is in use")));
  }
}
