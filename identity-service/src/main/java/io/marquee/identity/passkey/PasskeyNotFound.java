package io.marquee.identity.passkey;

import io.marquee.web.NotFound;
import java.util.UUID;

/** The user has no such passkey; perhaps somebody else has. */
public class PasskeyNotFound extends NotFound {

  PasskeyNotFound(UUID id) {
    super("passkey", id);
  }
}
