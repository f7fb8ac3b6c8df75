package io.marquee.gateway.door;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/**
 * The request's place in a trace (W3C Trace Context): the span that is told of it or, where none
 * is, the caller's, or the first of a new trace.
 */
record Trace(String parent) {

  static final String HEADER = "traceparent";

  private static final String ATTRIBUTE = Trace.class.getName();
  private static final Pattern VALID = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final HexFormat HEX = HexFormat.of();

  static Trace begin(ServerWebExchange exchange) {
    Trace recorded = recorded(exchange);
    Trace trace = recorded != null ? recorded : of(exchange.getRequest().getHeaders());
    exchange.getAttributes().put(ATTRIBUTE, trace);
    return trace;
  }

  static @Nullable Trace of(ServerWebExchange exchange) {
    return exchange.getAttribute(ATTRIBUTE);
  }

  /** Without a collector there is no tracer, and so no span. */
  private static @Nullable Trace recorded(ServerWebExchange exchange) {
    return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
        .map(observed -> observed.<@Nullable TracingContext>get(TracingContext.class))
        .map(TracingContext::getSpan)
        .map(span -> of(span.context()))
        .orElse(null);
  }

  private static Trace of(TraceContext span) {
    return new Trace(
        "00-%s-%s-%s"
            .formatted(
                span.traceId(), span.spanId(), Boolean.TRUE.equals(span.sampled()) ? "01" : "00"));
  }

  static Trace of(HttpHeaders headers) {
    String given = headers.getFirst(HEADER);
    return given != null && isValid(given) ? new Trace(given) : create();
  }

  String id() {
    return parent.substring(3, 35);
  }

  private static boolean isValid(String parent) {
    return VALID.matcher(parent).matches()
        && !parent.startsWith("0".repeat(32), 3)
        && !parent.startsWith("0".repeat(16), 36);
  }

  private static Trace create() {
    var random = ThreadLocalRandom.current();
    long high = random.nextLong();
    long low = random.nextLong();
    long span = random.nextLong() | 1;
    return new Trace(
        "00-"
            + HEX.toHexDigits(high)
            + HEX.toHexDigits(low | 1)
            + '-'
            + HEX.toHexDigits(span)
            + "-01");
  }
}
