package io.marquee.identity.session;

import io.marquee.identity.user.User;
import io.marquee.web.Caller;
import io.marquee.web.Unauthenticated;

/**
 * The session at hand. An API key has none, and may not touch a person's.
 *
 * @param user whose
 * @param id which
 */
public record OwnSession(User.Id user, Session.Id id) {

  /**
   * The caller's.
   *
   * @param caller who calls
   * @return their session
   * @throws Unauthenticated when it is no person who calls
   */
  public static OwnSession of(Caller caller) {
    if (caller.sessionId() == null) throw new Unauthenticated("This needs a person's log-in.");
    return new OwnSession(new User.Id(caller.userId()), new Session.Id(caller.sessionId()));
  }
}
