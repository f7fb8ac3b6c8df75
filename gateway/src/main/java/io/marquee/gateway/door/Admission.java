package io.marquee.gateway.door;

import io.marquee.gateway.directory.Directory;
import io.marquee.gateway.directory.Standing;
import io.marquee.gateway.route.Access;
import io.marquee.gateway.route.Rule;
import io.marquee.gateway.token.AccessTokens;
import io.marquee.gateway.token.Session;
import io.marquee.gateway.token.TokenRefused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who may pass a rule: first who calls, then how often, then where the caller belongs. */
final class Admission {

  private static final String BEARER = "Bearer ";

  private final AccessTokens tokens;
  private final Directory directory;
  private final Limiter limiter;

  Admission(AccessTokens tokens, Directory directory, Limiter limiter) {
    this.tokens = tokens;
    this.directory = directory;
    this.limiter = limiter;
  }

  Mono<Passage> admit(ServerWebExchange exchange, Rule rule) {
    if (rule.access() instanceof Access.Public) {
      limiter.countAddress(exchange);
      return Mono.just(new Passage(rule, null, null));
    }
    String token = bearerToken(exchange.getRequest());
    Session known = tokens.recall(token);
    if (known != null) return admit(exchange, rule, known);
    limiter.checkAddress(exchange);
    return tokens
        .verify(token)
        .doOnError(TokenRefused.class, refused -> limiter.countAddress(exchange))
        .flatMap(session -> admit(exchange, rule, session));
  }

  private Mono<Passage> admit(ServerWebExchange exchange, Rule rule, Session session) {
    switch (directory.trust(rule.is(Rule.Mark.SENSITIVE))) {
      case STARTING -> throw Refusal.notReady();
      case STALE -> throw Refusal.directoryStale(rule);
      case GOOD -> {}
    }
    if (directory.isRevoked(session.sessionId())) throw TokenRefused.revoked();
    limiter.countUser(exchange, session.userId());
    if (!rule.isOfWorkspace()) return Mono.just(new Passage(rule, session, null));
    return standing(exchange.getRequest(), rule, session)
        .map(standing -> new Passage(rule, session, standing));
  }

  private Mono<Standing> standing(ServerHttpRequest request, Rule rule, Session session) {
    String id = String.valueOf(rule.workspaceIn(request.getURI().getRawPath()));
    UUID workspace = parse(id);
    if (workspace == null) throw Refusal.noSuchWorkspace(id);
    return directory
        .standing(session.userId(), workspace)
        .filter(standing -> !standing.deleted() || rule.is(Rule.Mark.OF_DELETED))
        .switchIfEmpty(Mono.error(() -> Refusal.noSuchWorkspace(id)))
        .doOnNext(standing -> checkPermission(rule, standing));
  }

  private static void checkPermission(Rule rule, Standing standing) {
    if (rule.access() instanceof Access.Permission(String name)
        && !standing.grant().permissions().contains(name)) throw Refusal.permissionMissing(name);
  }

  private static String bearerToken(ServerHttpRequest request) {
    String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
      throw TokenRefused.missing();
    return header.substring(BEARER.length()).strip();
  }

  private static @Nullable UUID parse(String id) {
    if (id.length() != 36) return null;
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
