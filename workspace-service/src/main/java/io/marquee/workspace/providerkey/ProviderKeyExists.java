package io.marquee.workspace.providerkey;

import io.marquee.web.MarqueeProblem;

/** The workspace has a key of this provider. */
class ProviderKeyExists extends MarqueeProblem {

  ProviderKeyExists(String provider) {
    super(
        409,
        "provider_key_exists",
        "Provider key exists",
        "The workspace has a key of the provider " + provider + ".",
        "Replace it with PUT.");
  }
}
