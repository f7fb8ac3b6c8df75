package io.marquee.events.billing;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * A reservation was given back unused.
 *
 * @param reservationId the reservation
 * @param reference the generation
 * @param credits credits given back
 * @param reason {@code failed}, {@code cancelled}, {@code unwanted} or {@code expired}
 */
@EventName("billing.usage-released.v1")
public record UsageReleased(UUID reservationId, UUID reference, long credits, String reason)
    implements ReservationEvent {}
