package io.marquee.gateway.door;

import io.marquee.gateway.directory.Standing;
import io.marquee.gateway.route.Rule;
import io.marquee.gateway.token.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * What the door found out about a request that it lets in. No request without one is routed.
 *
 * @param rule the line of the route table
 * @param session who calls, null on a public path
 * @param standing the caller's place in the path's workspace, null outside one
 */
public record Passage(Rule rule, @Nullable Session session, @Nullable Standing standing) {

  private static final String ATTRIBUTE = Passage.class.getName();

  public static @Nullable Passage of(ServerWebExchange exchange) {
    return exchange.getAttribute(ATTRIBUTE);
  }

  void attachTo(ServerWebExchange exchange) {
    exchange.getAttributes().put(ATTRIBUTE, this);
  }
}
