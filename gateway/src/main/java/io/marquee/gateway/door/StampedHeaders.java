package io.marquee.gateway.door;

import io.marquee.gateway.directory.Standing;
import io.marquee.web.InternalToken;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * The headers a service gets: the client's, without any that only the gateway may say, and the
 * gateway's stamp. It is the last step before the wire, so that nothing passes beside it.
 */
final class StampedHeaders implements HttpHeadersFilter, Ordered {

  static final String WORKSPACE = "X-Workspace-Id";
  static final String CLIENT = "X-Forwarded-For";

  private static final Set<String> OURS =
      Set.of(
          "expect",
          "forwarded",
          "host",
          "traceparent",
          "x-http-method",
          "x-http-method-override",
          "x-method-override",
          "x-original-url",
          "x-real-ip",
          "x-rewrite-url");

  private final Stamps stamps;
  private final ClientAddress addresses;

  StampedHeaders(Stamps stamps, ClientAddress addresses) {
    this.stamps = stamps;
    this.addresses = addresses;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    Passage passage = Passage.of(exchange);
    if (passage == null) throw new IllegalStateException("a request came past the door");
    HttpHeaders output = new HttpHeaders();
    input.forEach(
        (name, values) -> {
          if (mayPass(name, passage)) output.put(name, values);
        });
    output.set(CLIENT, addresses.of(exchange.getRequest()));
    Trace trace = Trace.of(exchange);
    if (trace != null) output.set(Trace.HEADER, trace.parent());
    stamp(output, passage);
    return output;
  }

  private void stamp(HttpHeaders output, Passage passage) {
    if (passage.isOfAnybody()) return;
    Standing standing = passage.standing();
    if (standing != null) output.set(WORKSPACE, standing.workspaceId().toString());
    output.set(InternalToken.HEADER, stamps.tokenFor(passage));
  }

  /** A service needs neither the bearer token nor cookies, but for those that identity reads. */
  static boolean mayPass(String header, Passage passage) {
    String name = header.toLowerCase(Locale.ROOT).replace('_', '-');
    if (OURS.contains(name)) return false;
    if (name.startsWith("x-"))
      return !name.startsWith("x-marquee-")
          && !name.startsWith("x-workspace-")
          && !name.startsWith("x-user-")
          && !name.startsWith("x-forwarded-");
    boolean credentialsRead = passage.isOfAnybody() && passage.rule().service().equals("identity");
    return credentialsRead || !(name.equals("authorization") || name.equals("cookie"));
  }
}
