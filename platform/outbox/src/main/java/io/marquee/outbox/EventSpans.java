package io.marquee.outbox;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Does what an event led to, later than it was heard, in the event's name and as a span of its
 * trace. Where no collector is told of spans, there is none.
 */
public final class EventSpans {
  private final @Nullable Tracer tracer;
  private final @Nullable Propagator propagator;

  EventSpans(@Nullable Tracer tracer, @Nullable Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /**
   * @param name what is done, the same for all of its kind
   */
  public <T extends @Nullable Object> T call(String name, EventEnvelope cause, Callable<T> work)
      throws Exception {
    if (tracer == null || propagator == null) return CurrentEvent.call(cause, work);
    Span span = begin(propagator, name, cause);
    try (var scope = tracer.withSpan(span)) {
      return CurrentEvent.call(cause, work);
    } catch (Exception failed) {
      span.error(failed);
      throw failed;
    } finally {
      span.end();
    }
  }

  private static Span begin(Propagator propagator, String name, EventEnvelope cause) {
    return propagator
        .extract(cause, (event, field) -> field.equals("traceparent") ? event.traceparent() : null)
        .name(name)
        .tag("messaging.message.id", cause.id().toString())
        .start();
  }
}
