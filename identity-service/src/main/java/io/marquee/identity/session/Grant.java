package io.marquee.identity.session;

import io.marquee.identity.token.AccessTokens;
import io.marquee.identity.user.User;
import org.jspecify.annotations.Nullable;

/** What a committed transaction allows: a token for this user in this session. */
record Grant(User user, Session session, String refreshToken, @Nullable String deviceToken) {

  /** Signs; outside the transaction, since it takes long. */
  Tokens sign(AccessTokens accessTokens) {
    var subject =
        new AccessTokens.Subject(
            user.id().value(),
            session.id().value(),
            user.email(),
            user.fullName(),
            session.amr(),
            session.authenticatedAt());
    return new Tokens(user, session.id(), accessTokens.issue(subject), refreshToken, deviceToken);
  }
}
