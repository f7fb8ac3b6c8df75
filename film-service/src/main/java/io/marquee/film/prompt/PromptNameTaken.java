package io.marquee.film.prompt;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** Names of prompts are unique within a workspace, whatever their case. */
class PromptNameTaken extends MarqueeProblem {
  PromptNameTaken(String name) {
    super(
        409,
        "prompt_name_taken",
        "Name is taken",
        "There is a prompt named '" + name + "' already.",
        "Choose another name.",
        List.of(new FieldError("/name", "taken", "The name is taken.")));
  }
}
