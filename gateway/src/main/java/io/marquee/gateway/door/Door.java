package io.marquee.gateway.door;

import io.marquee.gateway.route.RouteTable;
import io.marquee.gateway.route.Rule;
import io.marquee.web.MarqueeProblem;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What every request passes first. It goes on with a {@link Passage}, or it is refused here. */
final class Door implements WebFilter, Ordered {

  static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

  private final ApplicationContext context;
  private final RequestShape shape;
  private final RouteTable table;
  private final Hosts hosts;
  private final BodyLimit bodies;
  private final Admission admission;
  private final SecurityHeaders security;
  private final Departure departure;

  Door(
      ApplicationContext context,
      RequestShape shape,
      RouteTable table,
      Hosts hosts,
      BodyLimit bodies,
      Admission admission,
      SecurityHeaders security,
      Departure departure) {
    this.context = context;
    this.shape = shape;
    this.table = table;
    this.hosts = hosts;
    this.bodies = bodies;
    this.admission = admission;
    this.security = security;
    this.departure = departure;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    // The management port's own context inherits this filter; its paths are not in the table.
    if (exchange.getApplicationContext() != context) return chain.filter(exchange);
    Trace.begin(exchange);
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> lastWords(exchange)));
    try {
      shape.check(exchange.getRequest());
      Rule rule = ruleFor(exchange.getRequest());
      hosts.check(exchange.getRequest(), rule);
      ServerRequestObservationContext.findCurrent(exchange.getAttributes())
          .ifPresent(observed -> observed.setPathPattern(rule.pattern()));
      return bodies
          .check(exchange.getRequest())
          .then(Mono.defer(() -> admission.admit(exchange, rule)))
          .flatMap(
              passage -> {
                passage.attachTo(exchange);
                return bodies.applyTo(exchange);
              })
          .flatMap(chain::filter);
    } catch (MarqueeProblem refused) {
      return Mono.error(refused);
    }
  }

  private void lastWords(ServerWebExchange exchange) {
    security.applyTo(exchange);
    // Whoever sends the next request over this connection may find it closed.
    if (departure.hasBegun())
      exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
  }

  private Rule ruleFor(ServerHttpRequest request) {
    return switch (table.match(request.getMethod(), request.getURI().getRawPath())) {
      case RouteTable.Match.Found(Rule rule) -> rule;
      case RouteTable.Match.MethodNotAllowed(var allowed) ->
          throw Refusal.methodNotAllowed(allowed);
      case RouteTable.Match.Unknown() -> throw Refusal.unknownPath();
    };
  }
}
