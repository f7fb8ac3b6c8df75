package io.marquee.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedTimeLimiterMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.marquee.web.MarqueeProblem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * A time limit, a circuit breaker and a retry for each service, by Resilience4j, whose own metrics
 * tell of them.
 */
final class Guards {

  private final CircuitBreakerRegistry breakers;
  private final RetryRegistry retries;
  private final TimeLimiterRegistry limits;
  private final MeterRegistry meters;
  private final Map<String, Guard> guards = new ConcurrentHashMap<>();

  Guards(UpstreamSettings settings, MeterRegistry meters) {
    this.meters = meters;
    breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(settings.open())
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .permittedNumberOfCallsInHalfOpenState(3)
                .ignoreExceptions(MarqueeProblem.class)
                .build());
    retries =
        RetryRegistry.of(
            RetryConfig.custom()
                .maxAttempts(1 + settings.retries())
                .intervalFunction(
                    IntervalFunction.ofExponentialBackoff(settings.retryPause().toMillis(), 2))
                .retryOnException(Guards::isUnreached)
                .build());
    limits =
        TimeLimiterRegistry.of(
            TimeLimiterConfig.custom().timeoutDuration(settings.answer()).build());
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(meters);
    TaggedTimeLimiterMetrics.ofTimeLimiterRegistry(limits).bindTo(meters);
  }

  Guard of(String service) {
    return guards.computeIfAbsent(service, this::guard);
  }

  private Guard guard(String service) {
    CircuitBreaker breaker = breakers.circuitBreaker(service);
    Gauge.builder("marquee.gateway.breaker.open", breaker, Guards::openness)
        .tag("service", service)
        .register(meters);
    return new Guard(breaker, retries.retry(service), limits.timeLimiter(service));
  }

  /** What stands between a request and one service. */
  record Guard(CircuitBreaker breaker, Retry retry, TimeLimiter limit) {

    /**
     * The call with what guards it.
     *
     * @param inTime whether the answer has to begin within the limit
     * @param again whether it may be tried again when the service was not reached
     */
    Mono<Void> around(Mono<Void> call, boolean inTime, boolean again) {
      Mono<Void> limited = inTime ? call.transformDeferred(TimeLimiterOperator.of(limit)) : call;
      Mono<Void> broken = limited.transformDeferred(CircuitBreakerOperator.of(breaker));
      return again ? broken.transformDeferred(RetryOperator.of(retry)) : broken;
    }
  }

  private static boolean isUnreached(Throwable failure) {
    return failure instanceof ConnectException || failure instanceof UnknownHostException;
  }

  /** 1 open, 0.5 half open, 0 closed. */
  private static double openness(CircuitBreaker breaker) {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> 1;
      case HALF_OPEN -> 0.5;
      default -> 0;
    };
  }
}
