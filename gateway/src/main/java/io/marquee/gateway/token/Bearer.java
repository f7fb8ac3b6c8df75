package io.marquee.gateway.token;

import java.time.Instant;

/** What a good access token says about who sends it. */
public sealed interface Bearer permits Session, ClientToken {

  /** When the token ends. */
  Instant expiresAt();
}
