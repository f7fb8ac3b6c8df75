package io.marquee.gateway.console;

import io.marquee.gateway.door.Passage;
import io.marquee.gateway.door.WithBody;
import io.marquee.gateway.route.Rule;
import io.marquee.web.MarqueeProblem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the refresh token of the console from its scripts. Requests with the header {@value
 * #HEADER} get it as a cookie instead of in the body, and send it so. No page of another site can
 * set the header without being asked for permission first (CORS), which is never given with
 * cookies; so it is the sign against forged requests (CSRF), beside {@code SameSite=Strict} and the
 * origin.
 */
final class ConsoleSession implements WebFilter, Ordered {

  static final String HEADER = "X-Marquee-Console";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RefreshCookie cookie;
  private final URI publicUrl;

  ConsoleSession(RefreshCookie cookie, URI publicUrl) {
    this.cookie = cookie;
    this.publicUrl = publicUrl;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE; // the door comes first
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Passage passage = Passage.of(exchange);
    if (passage == null || !concerns(passage.rule())) return chain.filter(exchange);
    Rule rule = passage.rule();
    try {
      List<String> tokens = RefreshCookie.in(exchange.getRequest().getHeaders());
      boolean byConsole = isByConsole(exchange.getRequest());
      ServerWebExchange told = exchange;
      if (rule.is(Rule.Mark.TAKES_REFRESH_TOKEN) && (byConsole || !tokens.isEmpty())) {
        if (!byConsole) throw ConsoleRefused.headerMissing();
        checkOrigin(exchange.getRequest());
        if (tokens.size() != 1) throw ConsoleRefused.tokenMissing();
        told = withToken(exchange, tokens.getFirst());
      }
      return byConsole ? answerByCookie(told, rule, chain) : chain.filter(told);
    } catch (MarqueeProblem refused) {
      return Mono.error(refused);
    }
  }

  private Mono<Void> answerByCookie(ServerWebExchange exchange, Rule rule, WebFilterChain chain) {
    var response = exchange.getResponse();
    boolean ends = rule.is(Rule.Mark.ENDS_SESSION);
    boolean refreshes = rule.is(Rule.Mark.TAKES_REFRESH_TOKEN);
    response.beforeCommit(
        () -> {
          HttpStatusCode status = response.getStatusCode();
          boolean over =
              (ends && status != null && status.is2xxSuccessful())
                  || (refreshes && status != null && status.value() == 401);
          if (over) response.addCookie(cookie.none());
          return Mono.empty();
        });
    if (!rule.is(Rule.Mark.GIVES_TOKENS)) return chain.filter(exchange);
    return chain.filter(
        exchange.mutate().response(new WithoutRefreshToken(response, cookie)).build());
  }

  private static ServerWebExchange withToken(ServerWebExchange exchange, String token) {
    byte[] body = JSON.writeValueAsBytes(Map.of("refresh_token", token));
    ServerHttpRequest asJson =
        exchange
            .getRequest()
            .mutate()
            .headers(
                headers -> {
                  headers.setContentType(MediaType.APPLICATION_JSON);
                  headers.remove(HttpHeaders.COOKIE);
                })
            .build();
    return WithBody.exchange(exchange.mutate().request(asJson).build(), body);
  }

  private static boolean concerns(Rule rule) {
    return rule.is(Rule.Mark.GIVES_TOKENS)
        || rule.is(Rule.Mark.TAKES_REFRESH_TOKEN)
        || rule.is(Rule.Mark.ENDS_SESSION);
  }

  private static boolean isByConsole(ServerHttpRequest request) {
    return "1".equals(request.getHeaders().getFirst(HEADER));
  }

  /** Browsers say where a request comes from; other programs have no cookie to be abused. */
  private void checkOrigin(ServerHttpRequest request) {
    String origin = request.getHeaders().getOrigin();
    if (origin != null && !isOwn(origin, request.getHeaders().getFirst(HttpHeaders.HOST)))
      throw ConsoleRefused.otherOrigin();
    String site = request.getHeaders().getFirst("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none"))
      throw ConsoleRefused.otherOrigin();
  }

  private boolean isOwn(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null
          && (authority.equals(host) || authority.equals(publicUrl.getRawAuthority()));
    } catch (IllegalArgumentException noOrigin) {
      return false;
    }
  }
}
