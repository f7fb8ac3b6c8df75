package io.marquee.outbox.inbox;

import io.marquee.outbox.EventEnvelope;
import io.marquee.tenancy.Tenant;
import java.util.UUID;

/** A record that could be read. */
record Heard(Delivery delivery, Delivery.Read read) {
  EventEnvelope envelope() {
    return read.envelope();
  }

  UUID key() {
    return envelope().subject();
  }

  Tenant tenant() {
    return envelope().tenant();
  }
}
