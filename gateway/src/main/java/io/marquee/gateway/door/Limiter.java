package io.marquee.gateway.door;

import io.marquee.gateway.door.RateLimits.Allowance;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Counts requests by user, or by address while there is none, and tells the client what is left.
 */
final class Limiter {

  private final RateLimits limits;
  private final DoorSettings.PerMinute perMinute;
  private final ClientAddress addresses;

  Limiter(RateLimits limits, DoorSettings.PerMinute perMinute, ClientAddress addresses) {
    this.limits = limits;
    this.perMinute = perMinute;
    this.addresses = addresses;
  }

  void countUser(ServerWebExchange exchange, UUID user) {
    if (perMinute.user() > 0) answer(exchange, limits.take(user, perMinute.user()));
  }

  void countAddress(ServerWebExchange exchange) {
    if (perMinute.address() > 0)
      answer(exchange, limits.take(addressOf(exchange), perMinute.address()));
  }

  /** Before work is done for a token that may be invented. */
  void checkAddress(ServerWebExchange exchange) {
    if (perMinute.address() <= 0) return;
    Allowance left = limits.look(addressOf(exchange), perMinute.address());
    if (!left.granted()) answer(exchange, left);
  }

  private String addressOf(ServerWebExchange exchange) {
    return addresses.of(exchange.getRequest());
  }

  /** Header fields after draft-ietf-httpapi-ratelimit-headers. */
  private static void answer(ServerWebExchange exchange, Allowance allowance) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set("RateLimit-Policy", "\"minute\";q=" + allowance.limit() + ";w=60");
    headers.set(
        "RateLimit", "\"minute\";r=" + allowance.remaining() + ";t=" + allowance.fullInSeconds());
    if (!allowance.granted()) throw Refusal.tooManyRequests(allowance.limit(), allowance.again());
  }
}
