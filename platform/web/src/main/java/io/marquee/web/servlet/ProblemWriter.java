package io.marquee.web.servlet;

import io.marquee.web.LoggedTrace;
import io.marquee.web.MarqueeProblem;
import io.marquee.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;

/**
 * Answers with a problem document, whatever the request accepts: a failure must never fail to be
 * told.
 */
final class ProblemWriter {
  private ProblemWriter() {}

  static void write(
      MarqueeProblem failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return; // A stream broke off: its reader sees that, and a second answer would corrupt it.
    }
    response.resetBuffer();
    response.setStatus(failure.status());
    if (failure.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    Duration retryAfter = failure.retryAfter();
    if (retryAfter != null) {
      response.setHeader(
          HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    byte[] body = Problem.of(failure, traceId(request)).json().getBytes(StandardCharsets.UTF_8);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /**
   * The trace that this thread records or, without tracing, the one that the caller is in (W3C
   * Trace Context).
   */
  private static @Nullable String traceId(HttpServletRequest request) {
    String recorded = MDC.get(LoggedTrace.KEY);
    return recorded != null && !recorded.isEmpty()
        ? recorded
        : LoggedTrace.idIn(request.getHeader("traceparent"));
  }
}
