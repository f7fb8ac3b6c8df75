package io.marquee.gateway.door;

import io.marquee.gateway.directory.ApiKey;
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
import java.util.function.Supplier;
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

  private record Key(String service, UUID principal, @Nullable UUID workspace) {}

  private record Stamp(
      String token, Object caller, @Nullable Grant grant, @Nullable UUID account, Instant until) {}

  Stamps(Function<String, InternalToken> keys, Clock clock, int kept) {
    this.keys = keys;
    this.clock = clock;
    this.stamps = new Recent<>(kept);
  }

  /** The token for a request that somebody known makes. */
  String tokenFor(Passage passage) {
    Session session = passage.session();
    if (session != null)
      return tokenFor(passage, session.sessionId(), session, () -> person(passage, session));
    ApiKey key = passage.key();
    if (key == null) throw new IllegalStateException("nobody known makes this request");
    return tokenFor(passage, key.keyId(), key, () -> keyHolder(passage, key));
  }

  private String tokenFor(Passage passage, UUID principal, Object by, Supplier<Caller> caller) {
    Standing standing = passage.standing();
    String service = passage.rule().service();
    Key key = new Key(service, principal, standing == null ? null : standing.workspaceId());
    Stamp stamp = stamps.get(key);
    Instant now = clock.instant();
    if (stamp == null || !isGood(stamp, by, standing, now)) {
      String token = issuers.computeIfAbsent(service, keys).issue(caller.get());
      Grant grant = standing == null ? null : standing.grant();
      UUID account = standing == null ? null : standing.accountId();
      stamp = new Stamp(token, by, grant, account, now.plus(USED_FOR));
      stamps.put(key, stamp);
    }
    return stamp.token;
  }

  /**
   * Sessions, keys and grants are shared, so that comparing them mostly ends with the first look.
   */
  private static boolean isGood(Stamp stamp, Object by, @Nullable Standing standing, Instant now) {
    if (!now.isBefore(stamp.until) || !stamp.caller.equals(by)) return false;
    return standing == null
        || (standing.grant().equals(stamp.grant) && standing.accountId().equals(stamp.account));
  }

  private static Caller person(Passage passage, Session session) {
    Standing standing = passage.standing();
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

  private static Caller keyHolder(Passage passage, ApiKey key) {
    Standing standing = passage.standing();
    return new Caller(
        key.createdBy(),
        standing == null ? null : standing.workspaceId(),
        key.accountId(),
        standing == null ? null : standing.grant().role(),
        standing == null ? Set.of() : standing.grant().permissions(),
        null,
        key.keyId(),
        null,
        null,
        key.projectIds(),
        key.socialAccountIds());
  }
}
