package io.marquee.outbox;

import java.util.Optional;

/** The trace that the current work belongs to. */
interface TraceSource {
  /** The current <a href="https://www.w3.org/TR/trace-context/">traceparent</a>. */
  Optional<String> traceparent();
}
