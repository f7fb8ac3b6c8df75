package io.marquee.identity.session;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.identity.user.User;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins a stay, for somebody who has proved who they are. */
@Component
class OpenSession {

  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final SessionSettings settings;
  private final Clock clock;

  OpenSession(
      Sessions sessions, RefreshTokens refreshTokens, SessionSettings settings, Clock clock) {
    this.sessions = sessions;
    this.refreshTokens = refreshTokens;
    this.settings = settings;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  Grant run(User user, Device device) {
    Instant now = clock.instant();
    var id = new Session.Id(UuidCreator.getTimeOrderedEpoch());
    Session session =
        sessions.saveAndFlush(Session.open(id, user.id(), device, now, settings.lifetime()));
    Instant expiry = settings.tokenExpiry(now, session.expiresAt());
    return new Grant(user, id, refreshTokens.issue(id, now, expiry));
  }
}
