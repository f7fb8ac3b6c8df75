package io.marquee.gateway.upstream;

import io.marquee.gateway.door.Passage;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.env.Environment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The rule that let the request in also names its route: one look-up, no predicates. */
final class TableHandlerMapping extends RoutePredicateHandlerMapping {

  private final ServiceRoutes routes;

  TableHandlerMapping(FilteringWebHandler handler, ServiceRoutes routes, Environment environment) {
    super(handler, routes, new GlobalCorsProperties(), environment);
    this.routes = routes;
  }

  @Override
  protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
    Passage passage = Passage.of(exchange);
    return passage == null ? Mono.empty() : Mono.justOrEmpty(routes.find(passage.rule()));
  }
}
