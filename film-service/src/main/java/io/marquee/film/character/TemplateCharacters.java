package io.marquee.film.character;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bound workspace's characters as a template keeps them: without their images, which belong to
 * the workspace that uploaded them.
 */
@Component
public class TemplateCharacters {

  /** One of them. */
  public record Told(String name, @Nullable String description) {}

  private final Characters characters;
  private final Clock clock;
  private final Audit audit;

  TemplateCharacters(Characters characters, Clock clock, Audit audit) {
    this.characters = characters;
    this.clock = clock;
    this.audit = audit;
  }

  /** All there are. */
  @Transactional(readOnly = true)
  public List<Told> current() {
    return characters.findAll().stream()
        .map(character -> new Told(character.name(), character.description()))
        .toList();
  }

  /**
   * Adds characters that are not there yet.
   *
   * @param all what {@link #current} said
   */
  @Transactional
  public void adopt(List<Told> all) {
    for (Told told : all) {
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
