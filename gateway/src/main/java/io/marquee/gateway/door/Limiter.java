package io.marquee.gateway.door;

import io.marquee.gateway.directory.ApiKey;
import io.marquee.gateway.limit.Allowance;
import io.marquee.gateway.limit.Limits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Counts a request for whoever it is from, and tells the client what is left. */
final class Limiter {

  private final Limits limits;
  private final ClientAddress addresses;

  Limiter(Limits limits, ClientAddress addresses) {
    this.limits = limits;
    this.addresses = addresses;
  }

  void countUser(ServerWebExchange exchange, UUID user, UUID account, @Nullable String plan) {
    answer(exchange, limits.ofUser(user, account, plan));
  }

  void countKey(ServerWebExchange exchange, ApiKey key, @Nullable String plan) {
    answer(exchange, limits.ofKey(key.keyId(), key.requestsPerMinute(), plan));
  }

  void countAddress(ServerWebExchange exchange) {
    answer(exchange, limits.ofAddress(addressOf(exchange)));
  }

  /** Before work is done for a token that may be invented. */
  void checkAddress(ServerWebExchange exchange) {
    Allowance left = limits.leftOfAddress(addressOf(exchange));
    if (left != null && !left.granted()) answer(exchange, left);
  }

  String addressOf(ServerWebExchange exchange) {
    return addresses.of(exchange.getRequest());
  }

  /** Header fields after draft-ietf-httpapi-ratelimit-headers. */
  private static void answer(ServerWebExchange exchange, @Nullable Allowance allowance) {
    if (allowance == null) return;
    HttpHeaders headers = exchange.getResponse().getHeaders();
    String policy = '"' + allowance.policy() + '"';
    headers.set("RateLimit-Policy", policy + ";q=" + allowance.limit() + ";w=60");
    headers.set(
        "RateLimit", policy + ";r=" + allowance.remaining() + ";t=" + allowance.fullInSeconds());
    if (!allowance.granted()) throw Refusal.tooManyRequests(allowance.limit(), allowance.again());
  }
}
