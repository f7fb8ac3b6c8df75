package io.marquee.identity.session;

import io.marquee.identity.token.AccessTokens.AccessToken;
import io.marquee.identity.user.User;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets for logging in or for its last refresh token.
 *
 * @param user who they are about
 * @param session whose they are
 * @param access for requests, good for minutes
 * @param refresh for the next pair, good once
 * @param device by what the device is known from now on, null when it is as it was
 */
public record Tokens(
    User user, Session.Id session, AccessToken access, String refresh, @Nullable String device) {

  /** Never in a log. */
  @Override
  public String toString() {
    return "Tokens[" + user.id() + "]";
  }
}
