package io.marquee.identity.session;

import io.marquee.web.NotFound;

/** The user has no such session; perhaps somebody else has. */
public class SessionNotFound extends NotFound {

  SessionNotFound(Session.Id id) {
    super("session", id.value());
  }
}
