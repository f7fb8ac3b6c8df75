package io.marquee.billing.usage;

import io.marquee.billing.reservation.Reservation;
import java.math.BigDecimal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Credits count as used when their reservation is confirmed. */
@Component
class CreditUsage {

  private final RecordUsage recordUsage;

  CreditUsage(RecordUsage recordUsage) {
    this.recordUsage = recordUsage;
  }

  @EventListener
  void on(Reservation.Confirmed event) {
    var reservation = event.reservation();
    if (reservation.creditsUsed() == 0) return;
    recordUsage.run(
        new RecordUsage.Command(
            reservation.reference(),
            Meter.CREDITS,
            BigDecimal.valueOf(reservation.creditsUsed()),
            reservation.projectId(),
            event.usedAt()));
  }
}
