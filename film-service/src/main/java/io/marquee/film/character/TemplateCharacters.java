package io.marquee.film.character;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bound workspace's characters as a template keeps them: without their images, which belong to
 * the workspace that uploaded them.
 */
@Component
public class TemplateCharacters {

  private record Told(String name, @Nullable String description) {}

  private final Characters characters;
  private final JsonMapper json;
  private final Clock clock;
  private final Audit audit;

  TemplateCharacters(Characters characters, JsonMapper json, Clock clock, Audit audit) {
    this.characters = characters;
    this.json = json;
    this.clock = clock;
    this.audit = audit;
  }

  /** The characters as JSON. */
  @Transactional(readOnly = true)
  public String current() {
    return json.writeValueAsString(
        characters.findAll().stream()
            .map(character -> new Told(character.name(), character.description()))
            .toList());
  }

  /**
   * Adds characters that are not there yet.
   *
   * @param content what {@link #current} said
   */
  @Transactional
  public void adopt(String content) {
    for (Told told : json.readValue(content, Told[].class)) {
      if (characters.existsByNameIgnoreCase(told.name())) continue;
      var added =
          characters.saveAndFlush(
              new Character(
                  UuidCreator.getTimeOrderedEpoch(),
                  told.name(),
                  told.description(),
                  List.of(),
                  clock.instant()));
      audit.created(added.audited());
    }
  }
}
