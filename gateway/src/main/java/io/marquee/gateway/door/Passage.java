package io.marquee.gateway.door;

import io.marquee.gateway.directory.ApiKey;
import io.marquee.gateway.directory.Standing;
import io.marquee.gateway.route.Rule;
import io.marquee.gateway.token.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * What the door found out about a request that it lets in. No request without one is routed.
 *
 * @param rule the line of the route table
 * @param session the person who calls, null on a public path and for an API key
 * @param key the API key that calls, null on a public path and for a person
 * @param standing the caller's place in the path's workspace, null outside one
 */
public record Passage(
    Rule rule, @Nullable Session session, @Nullable ApiKey key, @Nullable Standing standing) {

  private static final String ATTRIBUTE = Passage.class.getName();

  public static @Nullable Passage of(ServerWebExchange exchange) {
    return exchange.getAttribute(ATTRIBUTE);
  }

  static Passage ofAnybody(Rule rule) {
    return new Passage(rule, null, null, null);
  }

  static Passage of(Rule rule, Session session, @Nullable Standing standing) {
    return new Passage(rule, session, null, standing);
  }

  static Passage of(Rule rule, ApiKey key, @Nullable Standing standing) {
    return new Passage(rule, null, key, standing);
  }

  boolean isOfAnybody() {
    return session == null && key == null;
  }

  void attachTo(ServerWebExchange exchange) {
    exchange.getAttributes().put(ATTRIBUTE, this);
  }
}
