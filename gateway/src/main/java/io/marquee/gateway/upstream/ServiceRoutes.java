package io.marquee.gateway.upstream;

import io.marquee.gateway.route.Rule;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import reactor.core.publisher.Flux;

/** Two routes to each service: one for answers, one for streams, which have no time limit. */
final class ServiceRoutes implements RouteLocator {

  private static final long NO_LIMIT = -1;

  private final Map<String, Route> answers = new HashMap<>();
  private final Map<String, Route> streams = new HashMap<>();

  ServiceRoutes(Map<String, URI> services, Duration answer) {
    services.forEach(
        (service, address) -> {
          answers.put(service, route(service, address, answer.toMillis()));
          streams.put(service, route(service + "-stream", address, NO_LIMIT));
        });
  }

  @Nullable Route find(Rule rule) {
    return (rule.is(Rule.Mark.STREAM) ? streams : answers).get(rule.service());
  }

  @Override
  public Flux<Route> getRoutes() {
    return Flux.concat(Flux.fromIterable(answers.values()), Flux.fromIterable(streams.values()));
  }

  private static Route route(String id, URI address, long millis) {
    return Route.async()
        .id(id)
        .uri(address)
        .predicate(exchange -> true)
        .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, millis)
        .build();
  }
}
