package io.marquee.film.template;

import io.marquee.film.character.TemplateCharacters;
import io.marquee.film.prompt.TemplatePrompts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * This service's part as JSON: characters and prompts. Templates that were made before there were
 * prompts hold a bare list of characters, which is still read.
 */
@Component
class FilmPart {

  private record Told(
      @Nullable List<TemplateCharacters.Told> characters,
      @Nullable List<TemplatePrompts.Told> prompts) {}

  private final TemplateCharacters characters;
  private final TemplatePrompts prompts;
  private final JsonMapper json;

  FilmPart(TemplateCharacters characters, TemplatePrompts prompts, JsonMapper json) {
    this.characters = characters;
    this.prompts = prompts;
    this.json = json;
  }

  /** What the bound workspace has. */
  @Transactional(readOnly = true)
  public String current() {
    return json.writeValueAsString(new Told(characters.current(), prompts.current()));
  }

  /** Makes in the bound workspace what is not there yet. */
  @Transactional
  public void adopt(String content) {
    Told told = read(content);
    if (told.characters() != null) characters.adopt(told.characters());
    if (told.prompts() != null) prompts.adopt(told.prompts());
  }

  private Told read(String content) {
    if (!json.readTree(content).isArray()) return json.readValue(content, Told.class);
    return new Told(List.of(json.readValue(content, TemplateCharacters.Told[].class)), null);
  }
}
