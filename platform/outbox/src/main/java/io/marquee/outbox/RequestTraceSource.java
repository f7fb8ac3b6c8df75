package io.marquee.outbox;

import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Passes on the header that the gateway sent, where no tracer is at work. */
class RequestTraceSource implements TraceSource {
  @Override
  public Optional<String> traceparent() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? Optional.ofNullable(request.getRequest().getHeader("traceparent"))
        : Optional.empty();
  }
}
