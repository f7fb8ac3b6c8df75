package io.marquee.events.billing;

import io.marquee.events.Event;
import java.util.UUID;

/** Credits held, used and given back, by reservation. */
public sealed interface ReservationEvent extends Event
    permits UsageReserved, UsageRejected, UsageConfirmed, UsageReleased, ReservationSnapshot {

  /** The Kafka topic. */
  String TOPIC = "billing.reservations";

  /**
   * The reservation.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID reservationId();

  @Override
  default UUID key() {
    return reservationId();
  }
}
