package io.marquee.gateway.upstream;

import io.marquee.gateway.route.Rule;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import reactor.core.publisher.Flux;

/** A route to each service. */
final class ServiceRoutes implements RouteLocator {

  private final Map<String, Route> routes = new HashMap<>();

  ServiceRoutes(Map<String, URI> services) {
    services.forEach((service, address) -> routes.put(service, route(service, address)));
  }

  @Nullable Route find(Rule rule) {
    return routes.get(rule.service());
  }

  @Override
  public Flux<Route> getRoutes() {
    return Flux.fromIterable(routes.values());
  }

  private static Route route(String id, URI address) {
    return Route.async().id(id).uri(address).predicate(exchange -> true).build();
  }
}
