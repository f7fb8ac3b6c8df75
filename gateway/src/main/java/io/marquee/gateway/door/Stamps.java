package io.marquee.gateway.door;

import io.marquee.gateway.directory.Grant;
import io.marquee.gateway.directory.Standing;
import io.marquee.gateway.recent.Recent;
import io.marquee.gateway.token.Session;
import io.marquee.web.Caller;
import io.marquee.web.InternalToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Internal tokens, made once per service, session and workspace and used for half of their life. A
 * new role, account or access token makes a new one at once.
 */
final class Stamps {

  private static final Duration USED_FOR = InternalToken.LIFETIME.dividedBy(2);

  private final Function<String, InternalToken> keys;
  private final Clock clock;
  private final Recent<Key, Stamp> stamps;
  private final Map<String, InternalToken> issuers = new ConcurrentHashMap<>();

  private record Key(String service, UUID session, @Nullable UUID workspace) {}

  private record Stamp(
      String token,
      Session session,
      @Nullable Grant grant,
      @Nullable UUID account,
      Instant until) {}

  Stamps(Function<String, InternalToken> keys, Clock clock, int kept) {
    this.keys = keys;
    this.clock = clock;
    this.stamps = new Recent<>(kept);
  }

  String tokenFor(String service, Session session, @Nullable Standing standing) {
    Key key =
        new Key(service, session.sessionId(), standing == null ? null : standing.workspaceId());
    Stamp stamp = stamps.get(key);
    Instant now = clock.instant();
    if (stamp == null || !isGood(stamp, session, standing, now)) {
      Caller caller = caller(session, standing);
      String token = issuers.computeIfAbsent(service, keys).issue(caller);
      Grant grant = standing == null ? null : standing.grant();
      stamp = new Stamp(token, session, grant, caller.accountId(), now.plus(USED_FOR));
      stamps.put(key, stamp);
    }
    return stamp.token;
  }

  @SuppressWarnings("ReferenceEquality") // grants and sessions are shared; another one is news
  private static boolean isGood(
      Stamp stamp, Session session, @Nullable Standing standing, Instant now) {
    if (!now.isBefore(stamp.until) || stamp.session != session) return false;
    return standing == null
        || (stamp.grant == standing.grant() && standing.accountId().equals(stamp.account));
  }

  private static Caller caller(Session session, @Nullable Standing standing) {
    return new Caller(
        session.userId(),
        standing == null ? null : standing.workspaceId(),
        standing == null ? session.accountId() : standing.accountId(),
        standing == null ? null : standing.grant().role(),
        standing == null ? Set.of() : standing.grant().permissions(),
        session.sessionId(),
        null,
        session.email(),
        session.name());
  }
}
