package io.marquee.outbox;

import io.marquee.web.LoggedTrace;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The event that the current thread handles. What is {@linkplain Outbox#append said} meanwhile
 * names it as its cause. A job that goes on with an event's work later can bind it again.
 */
public final class CurrentEvent {
  private static final ScopedValue<EventEnvelope> CURRENT = ScopedValue.newInstance();

  private CurrentEvent() {}

  /** The event being handled, if one is. */
  public static Optional<EventEnvelope> find() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Does some work in the name of an event; its trace is in what is logged meanwhile. */
  public static <T extends @Nullable Object> T call(EventEnvelope event, Callable<T> work)
      throws Exception {
    try (var trace = LoggedTrace.of(event.traceparent())) {
      return ScopedValue.where(CURRENT, event).call(work::call);
    }
  }
}
