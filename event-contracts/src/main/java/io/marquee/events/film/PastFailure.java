package io.marquee.events.film;

import java.time.Instant;
import java.util.UUID;

/**
 * A run that ended without a film.
 *
 * @param generationId the run
 * @param endedAt when it failed
 * @param code stable reason
 */
public record PastFailure(UUID generationId, Instant endedAt, String code) {}
