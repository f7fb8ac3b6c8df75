package io.marquee.events.billing;

import io.marquee.events.EventName;
import java.util.UUID;

/**
 * No credits are held: the generation may not start.
 *
 * @param reservationId id of the refused reservation
 * @param reference what it was for: the generation
 * @param credits credits asked for
 * @param available credits that were free
 * @param code {@code insufficient_credits}, {@code budget_exceeded} or {@code
 *     subscription_inactive}
 * @param detail why, in English, with what to do
 */
@EventName("billing.usage-rejected.v1")
public record UsageRejected(
    UUID reservationId, UUID reference, long credits, long available, String code, String detail)
    implements ReservationEvent {}
