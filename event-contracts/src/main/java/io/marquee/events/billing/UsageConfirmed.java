package io.marquee.events.billing;

import io.marquee.events.EventName;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation was settled at what was used.
 *
 * @param reservationId the reservation
 * @param reference the generation
 * @param projectId the project that it counts towards
 * @param credits credits used
 * @param refunded credits given back
 * @param costUsd credits used in US dollars
 */
@EventName("billing.usage-confirmed.v1")
public record UsageConfirmed(
    UUID reservationId,
    UUID reference,
    @Nullable UUID projectId,
    long credits,
    long refunded,
    BigDecimal costUsd)
    implements ReservationEvent {}
