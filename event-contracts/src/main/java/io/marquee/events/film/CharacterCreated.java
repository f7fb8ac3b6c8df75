package io.marquee.events.film;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * A character was added.
 *
 * @param characterId the character
 * @param name unique within the workspace
 */
@EventName("film.character-created.v1")
public record CharacterCreated(UUID characterId, String name) implements CharacterEvent {}
