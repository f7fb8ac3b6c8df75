package io.marquee.identity.session;

import io.marquee.identity.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Dangerous acts want a proof of the last ten minutes, not an old session. The gateway asks for the
 * same where its table says so; here it is asked of the session itself.
 */
@Component
public class RecentProof {

  private static final Duration RECENT = Duration.ofMinutes(10);

  private final Sessions sessions;
  private final Clock clock;

  RecentProof(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Goes on only after a recent proof.
   *
   * @param user who
   * @param session at hand
   * @throws StepUpRequired when the last proof is too old
   */
  @Transactional
  public void require(User.Id user, Session.Id session) {
    Instant now = clock.instant();
    boolean recent =
        sessions
            .lock(session)
            .filter(found -> found.userId().equals(user) && found.isOpen(now))
            .filter(found -> found.authenticatedAt().plus(RECENT).isAfter(now))
            .isPresent();
    if (!recent) throw new StepUpRequired();
  }
}
