package io.marquee.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts the trace of a request or an event into every line that is logged until it is closed. */
public final class LoggedTrace implements AutoCloseable {
  /** The name under which logs and problems find the trace's id. */
  public static final String KEY = "traceId";

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  private final @Nullable String before;

  private LoggedTrace(@Nullable String before) {
    this.before = before;
  }

  /**
   * Begins with a trace; without one, what is there stays.
   *
   * @param traceparent a <a href="https://www.w3.org/TR/trace-context/">W3C trace context</a>
   */
  public static LoggedTrace of(@Nullable String traceparent) {
    var begun = new LoggedTrace(MDC.get(KEY));
    String id = idIn(traceparent);
    if (id != null) MDC.put(KEY, id);
    return begun;
  }

  /**
   * The trace that a W3C trace context names.
   *
   * @return 32 hexadecimal digits, null if it names none
   */
  public static @Nullable String idIn(@Nullable String traceparent) {
    if (traceparent == null) return null;
    var found = TRACEPARENT.matcher(traceparent);
    return found.matches() ? found.group(1) : null;
  }

  @Override
  public void close() {
    if (before == null) MDC.remove(KEY);
    else MDC.put(KEY, before);
  }
}
