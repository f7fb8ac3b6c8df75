package io.marquee.gateway.door;

import io.marquee.events.ApiKeyText;
import io.marquee.gateway.directory.ApiKey;
import io.marquee.gateway.directory.Directory;
import io.marquee.gateway.directory.Standing;
import io.marquee.gateway.keyuse.KeyUses;
import io.marquee.gateway.route.Access;
import io.marquee.gateway.route.Rule;
import io.marquee.gateway.token.AccessTokens;
import io.marquee.gateway.token.Bearer;
import io.marquee.gateway.token.ClientToken;
import io.marquee.gateway.token.Session;
import io.marquee.gateway.token.TokenRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who may pass a rule: first who calls, then how often, then where the caller belongs. */
final class Admission {

  private static final String BEARER = "Bearer ";
  private static final String KEY_PREFIX = "mq_"; // whatever follows is not a JWT
  static final Duration PROOF_LASTS = Duration.ofMinutes(10);

  private final AccessTokens tokens;
  private final Directory directory;
  private final Limiter limiter;
  private final KeyUses keyUses;
  private final Clock clock;

  Admission(
      AccessTokens tokens, Directory directory, Limiter limiter, KeyUses keyUses, Clock clock) {
    this.tokens = tokens;
    this.directory = directory;
    this.limiter = limiter;
    this.keyUses = keyUses;
    this.clock = clock;
  }

  Mono<Passage> admit(ServerWebExchange exchange, Rule rule) {
    if (rule.access() instanceof Access.Public) {
      limiter.countAddress(exchange);
      return Mono.just(Passage.ofAnybody(rule));
    }
    String credential = credential(exchange.getRequest());
    if (credential.startsWith(KEY_PREFIX)) return admitKey(exchange, rule, credential);
    Bearer known = tokens.recall(credential);
    if (known != null) return admit(exchange, rule, known);
    limiter.checkAddress(exchange);
    return tokens
        .verify(credential)
        .doOnError(TokenRefused.class, refused -> limiter.countAddress(exchange))
        .flatMap(bearer -> admit(exchange, rule, bearer));
  }

  private Mono<Passage> admit(ServerWebExchange exchange, Rule rule, Bearer bearer) {
    checkTrust(rule);
    return switch (bearer) {
      case Session session -> admitPerson(exchange, rule, session);
      case ClientToken token -> {
        ApiKey key = directory.key(token.keyId());
        if (key == null) throw TokenRefused.keyInvalid("The API key of this token has ended.");
        yield admitKey(exchange, rule, key.within(token.scope()));
      }
    };
  }

  private Mono<Passage> admitPerson(ServerWebExchange exchange, Rule rule, Session session) {
    if (directory.isRevoked(session.sessionId())) throw TokenRefused.revoked();
    if (!rule.isOfWorkspace()) {
      countPerson(exchange, session, session.accountId());
      checkProof(rule, session);
      return Mono.just(Passage.of(rule, session, null));
    }
    String id = String.valueOf(rule.workspaceIn(exchange.getRequest().getURI().getRawPath()));
    UUID workspace = parse(id);
    Standing known = workspace == null ? null : directory.known(session.userId(), workspace);
    // A stranger's request counts for the stranger's own account: its limit tells nothing.
    countPerson(exchange, session, known == null ? session.accountId() : known.accountId());
    if (workspace == null) throw Refusal.noSuchWorkspace(id);
    Mono<Standing> standing =
        known == null ? directory.standing(session.userId(), workspace) : Mono.just(known);
    return standing
        .filter(found -> mayBeSeen(rule, found))
        .switchIfEmpty(Mono.error(() -> Refusal.noSuchWorkspace(id)))
        .map(
            found -> {
              checkReady(rule, found);
              checkPermission(rule, found);
              checkProof(rule, session);
              return Passage.of(rule, session, found);
            });
  }

  /** The checksum comes first: what is made up or mistyped costs no look-up. */
  private Mono<Passage> admitKey(ServerWebExchange exchange, Rule rule, String text) {
    limiter.checkAddress(exchange);
    checkTrust(rule);
    ApiKey key = ApiKeyText.parse(text).map(this::find).orElse(null);
    if (key == null) {
      limiter.countAddress(exchange);
      throw TokenRefused.keyInvalid("The API key is not one of ours, or not any more.");
    }
    return admitKey(exchange, rule, key);
  }

  private @Nullable ApiKey find(ApiKeyText text) {
    ApiKey key = directory.key(text.keyId());
    return key != null && key.opensWith(text.hash(), clock.instant()) ? key : null;
  }

  private Mono<Passage> admitKey(ServerWebExchange exchange, Rule rule, ApiKey key) {
    if (!key.isGoodAt(clock.instant())) throw TokenRefused.keyInvalid("The API key has expired.");
    limiter.countKey(exchange, key, directory.planOf(key.accountId()));
    keyUses.note(key.keyId(), limiter.addressOf(exchange));
    if (!rule.isOfWorkspace()) {
      if (!rule.is(Rule.Mark.FOR_KEYS)) throw Refusal.noApiKeys();
      return Mono.just(Passage.of(rule, key, null));
    }
    String id = String.valueOf(rule.workspaceIn(exchange.getRequest().getURI().getRawPath()));
    Standing standing = key.workspaceId().equals(parse(id)) ? directory.standing(key) : null;
    if (standing == null || !mayBeSeen(rule, standing)) throw Refusal.noSuchWorkspace(id);
    checkReady(rule, standing);
    checkPermission(rule, standing);
    if (rule.is(Rule.Mark.STEP_UP)) throw Refusal.noApiKeys();
    return Mono.just(Passage.of(rule, key, standing));
  }

  private void checkTrust(Rule rule) {
    switch (directory.trust(rule.is(Rule.Mark.SENSITIVE))) {
      case STARTING -> throw Refusal.notReady();
      case STALE -> throw Refusal.directoryStale(rule);
      case GOOD -> {}
    }
  }

  private void countPerson(ServerWebExchange exchange, Session session, UUID account) {
    limiter.countUser(exchange, session.userId(), account, directory.planOf(account));
  }

  private static boolean mayBeSeen(Rule rule, Standing standing) {
    return !standing.deleted() || rule.is(Rule.Mark.OF_DELETED);
  }

  /** Nothing is to be put into a workspace before every service has a place for it. */
  private static void checkReady(Rule rule, Standing standing) {
    if (standing.provisioning() && !rule.is(Rule.Mark.OF_UNREADY))
      throw Refusal.provisioning(standing.workspaceId());
  }

  private static void checkPermission(Rule rule, Standing standing) {
    if (rule.access() instanceof Access.Permission(String name)
        && !standing.grant().permissions().contains(name)) throw Refusal.permissionMissing(name);
  }

  private void checkProof(Rule rule, Session session) {
    if (!rule.is(Rule.Mark.STEP_UP)) return;
    Instant proved = session.provedAt();
    if (proved == null || proved.plus(PROOF_LASTS).isBefore(clock.instant()))
      throw Refusal.stepUpRequired(PROOF_LASTS);
  }

  private static String credential(ServerHttpRequest request) {
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
