package io.marquee.events.billing;

import io.marquee.events.EventName;
import java.time.Instant;
import java.util.UUID;

/**
 * Credits are held for a generation.
 *
 * @param reservationId the reservation
 * @param reference what it is for: the generation
 * @param credits credits held
 * @param expiresAt when it lapses unless extended
 */
@EventName("billing.usage-reserved.v1")
public record UsageReserved(UUID reservationId, UUID reference, long credits, Instant expiresAt)
    implements ReservationEvent {}
