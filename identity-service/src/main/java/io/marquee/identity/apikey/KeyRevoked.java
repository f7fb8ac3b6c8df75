package io.marquee.identity.apikey;

import io.marquee.web.MarqueeProblem;

/** 409: a revoked key is to be changed. */
class KeyRevoked extends MarqueeProblem {
  KeyRevoked() {
    super(
        409,
        "api_key_revoked",
        "The key is revoked",
        "A revoked key stays as it is.",
        "Make another one.");
  }
}
