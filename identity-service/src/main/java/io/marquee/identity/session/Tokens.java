package io.marquee.identity.session;

import io.marquee.identity.token.AccessTokens.AccessToken;
import io.marquee.identity.user.User;

/**
 * What a client gets for logging in or for its last refresh token.
 *
 * @param user who they are about
 * @param access for requests, good for minutes
 * @param refresh for the next pair, good once
 */
public record Tokens(User user, AccessToken access, String refresh) {}
