package io.marquee.identity.passkey;

import io.marquee.web.InvalidRequest;

/** What was sent is not what a browser's {@code PublicKeyCredential.toJSON()} gives. */
public class CredentialMalformed extends InvalidRequest {

  CredentialMalformed() {
    super(
        "/credential",
        "credential_malformed",
        "This is not the JSON of a PublicKeyCredential (WebAuthn, section 5.1).");
  }
}
