package io.marquee.film.character;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** Names of characters are unique within a workspace, whatever their case. */
class CharacterNameTaken extends MarqueeProblem {
  CharacterNameTaken(String name) {
    super(
        409,
        "character_name_taken",
        "Name is taken",
        "There is a character named '" + name + "' already.",
        "Choose another name.",
        List.of(new FieldError("/name", "taken", "The name is taken.")));
  }
}
