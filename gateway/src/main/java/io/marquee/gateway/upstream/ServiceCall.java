package io.marquee.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.marquee.gateway.door.Passage;
import io.marquee.gateway.door.Refusal;
import io.marquee.gateway.route.Rule;
import io.marquee.web.MarqueeProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * Asks the service, up to the first byte of its answer: through its circuit breaker, again for safe
 * calls that did not get through, and with a problem document when it fails.
 */
final class ServiceCall implements GlobalFilter, Ordered {

  private final Guards guards;
  private final UpstreamSettings settings;

  ServiceCall(Guards guards, UpstreamSettings settings) {
    this.guards = guards;
    this.settings = settings;
  }

  @Override
  public int getOrder() {
    return 10_000; // where Spring Cloud Gateway's own filter makes the address
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Passage passage = Passage.of(exchange);
    Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    if (passage == null) throw new IllegalStateException("a request came past the door");
    String service = passage.rule().service();
    exchange
        .getAttributes()
        .put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, address(exchange, route));
    Mono<Void> call =
        Mono.defer(
            () -> {
              ServerWebExchangeUtils.reset(exchange);
              return chain.filter(exchange);
            });
    boolean inTime = !passage.rule().is(Rule.Mark.STREAM);
    return guards
        .of(service)
        .around(call, inTime, isSafe(exchange))
        .onErrorMap(failure -> refusal(service, failure));
  }

  /** The path and query exactly as they came: what the door judged is what the service gets. */
  private static URI address(ServerWebExchange exchange, Route route) {
    URI asked = exchange.getRequest().getURI();
    URI service = route.getUri();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    return URI.create(
        service.getScheme() + "://" + service.getRawAuthority() + asked.getRawPath() + query);
  }

  private static boolean isSafe(ServerWebExchange exchange) {
    HttpMethod method = exchange.getRequest().getMethod();
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private Throwable refusal(String service, Throwable failure) {
    return switch (failure) {
      case MarqueeProblem problem -> problem;
      case CallNotPermittedException open ->
          Refusal.serviceUnavailable(service, Math.max(1, settings.open().toSeconds()));
      case ConnectException unreached -> Refusal.serviceUnavailable(service, 1);
      case UnknownHostException unreached -> Refusal.serviceUnavailable(service, 1);
      case PoolAcquireTimeoutException full -> Refusal.serviceUnavailable(service, 1);
      case PoolAcquirePendingLimitException full -> Refusal.serviceUnavailable(service, 1);
      case TimeoutException late -> Refusal.serviceTimeout(service);
      case ResponseStatusException late when late.getStatusCode().value() == 504 ->
          Refusal.serviceTimeout(service);
      case IOException broken -> Refusal.serviceBrokeOff(service);
      default -> failure;
    };
  }
}
