package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * A character is gone.
 *
 * @param characterId the character
 */
@EventName("film.character-deleted.v1")
public record CharacterDeleted(UUID characterId) implements CharacterEvent {}
