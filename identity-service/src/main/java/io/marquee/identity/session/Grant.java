package io.marquee.identity.session;

import io.marquee.identity.token.AccessTokens;
import io.marquee.identity.user.User;

/** What a committed transaction allows: a token for this user in this session. */
record Grant(User user, Session.Id session, String refreshToken) {

  /** Signs; outside the transaction, since it takes long. */
  Tokens sign(AccessTokens accessTokens) {
    var subject =
        new AccessTokens.Subject(user.id().value(), session.value(), user.email(), user.fullName());
    return new Tokens(user, accessTokens.issue(subject), refreshToken);
  }
}
