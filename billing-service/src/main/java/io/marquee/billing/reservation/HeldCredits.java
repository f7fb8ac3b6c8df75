package io.marquee.billing.reservation;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many credits are held for the bound workspace. */
@Component
public class HeldCredits {

  private final Reservations reservations;

  HeldCredits(Reservations reservations) {
    this.reservations = reservations;
  }

  /** Their sum. */
  @Transactional(readOnly = true)
  public long get() {
    return reservations.creditsHeld();
  }
}
