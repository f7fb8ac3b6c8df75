package io.marquee.identity.audit.messaging;

import io.marquee.events.audit.AuditEvent;
import io.marquee.events.audit.AuditRecorded;
import io.marquee.identity.audit.AppendEntry;
import io.marquee.identity.audit.SealedOrigins;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import org.jspecify.annotations.Nullable;

/** Chains what services say of their changes, in the order in which it arrives. */
@EventConsumer(name = "audit-trail", of = AuditEvent.class, order = Order.COMMUTATIVE)
class AuditListener {

  private static final int TRACE_ID_BEGINS = 3;
  private static final int TRACE_ID_ENDS = 35;

  private final AppendEntry appendEntry;
  private final SealedOrigins origins;

  AuditListener(AppendEntry appendEntry, SealedOrigins origins) {
    this.appendEntry = appendEntry;
    this.origins = origins;
  }

  @Handles
  void on(AuditRecorded event, EventEnvelope envelope) {
    appendEntry.run(
        new AppendEntry.Command(
            envelope.id(),
            envelope.time(),
            envelope.source().substring(envelope.source().lastIndexOf('/') + 1),
            event.actor(),
            onBehalfOf(event.actor(), envelope.actor()),
            event.action(),
            event.targetType(),
            event.targetId(),
            event.before(),
            event.after(),
            traceId(envelope.traceparent()),
            event.origin() == null ? null : origins.open(event.targetId(), event.origin())));
  }

  /** The envelope tells who caused it: somebody whose request led to what a service then did. */
  private static @Nullable String onBehalfOf(String actor, @Nullable String cause) {
    return cause == null || cause.equals(actor) || cause.startsWith("system:") ? null : cause;
  }

  private static @Nullable String traceId(@Nullable String traceparent) {
    return traceparent == null || traceparent.length() < TRACE_ID_ENDS
        ? null
        : traceparent.substring(TRACE_ID_BEGINS, TRACE_ID_ENDS);
  }
}
