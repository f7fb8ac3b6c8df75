package io.marquee.billing.reservation;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What becomes of credits: {@code marquee.billing.credits}, by what is done with them. Counted once
 * it is committed.
 */
@Component
class CreditMeters {

  private final MeterRegistry meters;

  CreditMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @TransactionalEventListener
  void on(Reservation.Held event) {
    count("held", event.reservation().credits());
  }

  @TransactionalEventListener
  void on(Reservation.Rejected event) {
    count("rejected", event.reservation().credits());
  }

  @TransactionalEventListener
  void on(Reservation.Confirmed event) {
    count("refunded", event.refunded());
    count("used", event.reservation().creditsUsed());
  }

  @TransactionalEventListener
  void on(Reservation.Released event) {
    count("released", event.reservation().credits());
  }

  private void count(String what, long credits) {
    meters.counter("marquee.billing.credits", "done", what).increment(credits);
  }
}
