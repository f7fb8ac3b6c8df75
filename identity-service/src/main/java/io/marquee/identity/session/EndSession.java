package io.marquee.identity.session;

import io.marquee.identity.user.User;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends one of somebody's own sessions. */
@Service
public class EndSession {

  private final Sessions sessions;
  private final Clock clock;

  EndSession(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Which session.
   *
   * @param user whose
   * @param session which
   * @param reason why
   */
  public record Command(User.Id user, Session.Id session, Session.EndReason reason) {}

  /**
   * Ends it; again if it has ended already, which changes nothing.
   *
   * @param command which
   * @throws SessionNotFound when the user has no such session
   */
  @Transactional
  public void run(Command command) {
    Session session =
        sessions
            .lock(command.session())
            .filter(found -> found.userId().equals(command.user()))
            .orElseThrow(() -> new SessionNotFound(command.session()));
    session.end(command.reason(), clock.instant());
    sessions.save(session);
  }
}
