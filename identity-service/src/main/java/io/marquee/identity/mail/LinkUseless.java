package io.marquee.identity.mail;

import io.marquee.web.InvalidRequest;

/** The secret of a link is used, expired or was never made; which, is not said. */
public class LinkUseless extends InvalidRequest {

  /** About the request's token. */
  public LinkUseless() {
    super("/token", "token_invalid", "This link has been used, is too old, or is none of ours.");
  }
}
