package io.marquee.events.billing;

import io.marquee.events.EventName;
import io.marquee.events.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A settled reservation as its events have told it so far, for projections that are rebuilt.
 *
 * @param reservationId the reservation
 * @param reference the generation
 * @param projectId the project that it counts towards
 * @param credits credits used
 * @param costUsd credits used in US dollars
 * @param confirmedAt when it was settled
 */
@EventName("billing.reservation-snapshot.v1")
public record ReservationSnapshot(
    UUID reservationId,
    UUID reference,
    @Nullable UUID projectId,
    long credits,
    BigDecimal costUsd,
    Instant confirmedAt)
    implements ReservationEvent, Snapshot {}
