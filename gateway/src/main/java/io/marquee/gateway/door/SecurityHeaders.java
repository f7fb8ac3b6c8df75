package io.marquee.gateway.door;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** What browsers need to be told about every answer; a page of the gateway's own may say more. */
final class SecurityHeaders {

  private static final String CSP = "Content-Security-Policy";

  private final boolean https;

  SecurityHeaders(URI publicUrl) {
    this.https = "https".equals(publicUrl.getScheme());
  }

  void applyTo(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (https) headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    if (!headers.containsHeader(CSP))
      headers.set(CSP, "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    if (isPrivate(exchange) && !headers.containsHeader(HttpHeaders.CACHE_CONTROL))
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static boolean isPrivate(ServerWebExchange exchange) {
    Passage passage = Passage.of(exchange);
    return passage == null || !passage.isOfAnybody();
  }
}
