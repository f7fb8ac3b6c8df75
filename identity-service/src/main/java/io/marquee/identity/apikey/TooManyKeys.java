package io.marquee.identity.apikey;

import io.marquee.web.MarqueeProblem;

/** 409: a workspace has as many good keys as it may. */
class TooManyKeys extends MarqueeProblem {
  static final int MOST = 200;

  TooManyKeys() {
    super(
        409,
        "too_many_api_keys",
        "Too many API keys",
        "A workspace has at most " + MOST + " keys that are not revoked.",
        "Revoke one that nobody uses; last_used_at tells.");
  }
}
