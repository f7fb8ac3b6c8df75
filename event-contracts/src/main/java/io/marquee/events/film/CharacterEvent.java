package io.marquee.events.film;

import io.marquee.events.Event;
import java.util.UUID;

/** The people and figures of films, by character. */
public sealed interface CharacterEvent extends Event permits CharacterCreated, CharacterSnapshot {

  /** The Kafka topic. */
  String TOPIC = "film.characters";

  /**
   * The character.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID characterId();

  @Override
  default UUID key() {
    return characterId();
  }
}
