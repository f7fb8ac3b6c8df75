package io.marquee.outbox;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Optional;

/** Asks Micrometer's tracer for the current span. */
class TracerTraceSource implements TraceSource {
  private final Tracer tracer;

  TracerTraceSource(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public Optional<String> traceparent() {
    TraceContext context = tracer.currentTraceContext().context();
    // The no-op tracer has a context of empty ids.
    if (context == null || context.traceId().length() != 32) return Optional.empty();
    return Optional.of(
        "00-%s-%s-%s"
            .formatted(
                context.traceId(),
                context.spanId(),
                Boolean.FALSE.equals(context.sampled()) ? "00" : "01"));
  }
}
