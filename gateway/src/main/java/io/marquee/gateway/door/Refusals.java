package io.marquee.gateway.door;

import io.marquee.web.MarqueeProblem;
import io.marquee.web.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers every failure with a problem document, and counts it by its code. */
final class Refusals implements WebExceptionHandler, Ordered {

  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  private final MeterRegistry meters;

  Refusals(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public int getOrder() {
    return -2; // before Spring Boot's own
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) return Mono.error(failure);
    MarqueeProblem problem = problemOf(failure);
    meters.counter("marquee.gateway.refusals", "code", problem.code()).increment();
    Trace trace = Trace.of(exchange);
    byte[] body =
        Problem.of(problem, trace == null ? null : trace.id())
            .json()
            .getBytes(StandardCharsets.UTF_8);
    response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
    describe(response.getHeaders(), problem, body.length);
    if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) return response.setComplete();
    DataBuffer buffer = response.bufferFactory().wrap(body);
    return response.writeWith(Mono.just(buffer));
  }

  private static void describe(HttpHeaders headers, MarqueeProblem problem, int length) {
    headers.setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
    headers.setContentLength(length);
    headers.remove(HttpHeaders.TRANSFER_ENCODING);
    headers.setCacheControl("no-store");
    Duration wait = problem.retryAfter();
    if (wait != null) headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
    if (problem.status() == 401) headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge(problem));
    if (problem instanceof Refusal refusal) headers.putAll(refusal.headers());
  }

  private static String challenge(MarqueeProblem problem) {
    String realm = "Bearer realm=\"marquee\"";
    return problem.code().equals("token_missing") ? realm : realm + ", error=\"invalid_token\"";
  }

  private static MarqueeProblem problemOf(Throwable failure) {
    if (failure instanceof MarqueeProblem problem) return problem;
    if (failure instanceof ResponseStatusException known) {
      HttpStatus status = HttpStatus.resolve(known.getStatusCode().value());
      if (known.getStatusCode().value() == 404) return Refusal.unknownPath();
      return Refusal.ofStatus(
          known.getStatusCode().value(), status == null ? "Failed" : status.getReasonPhrase());
    }
    log.error("A request failed in the gateway.", failure);
    return Refusal.ofStatus(500, "Internal error");
  }
}
