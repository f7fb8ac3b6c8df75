package io.marquee.identity.session;

import io.marquee.identity.user.User;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends all of somebody's sessions, or all but the one at hand. */
@Service
public class EndOtherSessions {

  private final Sessions sessions;
  private final Clock clock;

  EndOtherSessions(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Which sessions.
   *
   * @param user whose
   * @param kept the one that goes on, null when none does
   * @param reason why
   */
  public record Command(User.Id user, Session.@Nullable Id kept, Session.EndReason reason) {}

  /**
   * Ends them.
   *
   * @param command which
   */
  @Transactional
  public void run(Command command) {
    Instant now = clock.instant();
    for (Session session : sessions.lockOpen(command.user())) {
      if (session.id().equals(command.kept())) continue;
      session.end(command.reason(), now);
      sessions.save(session);
    }
  }
}
