package io.marquee.events.film;

import io.marquee.events.EventName;
import io.marquee.events.Snapshot;
import java.time.Instant;
import java.util.UUID;

/**
 * A character as its events have told it so far, for projections that are rebuilt.
 *
 * @param characterId the character
 * @param name unique within the workspace
 * @param createdAt when it was added
 */
@EventName("film.character-snapshot.v1")
public record CharacterSnapshot(UUID characterId, String name, Instant createdAt)
    implements CharacterEvent, Snapshot {}
