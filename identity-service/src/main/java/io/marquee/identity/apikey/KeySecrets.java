package io.marquee.identity.apikey;

import io.marquee.events.ApiKeyText;
import java.security.SecureRandom;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes secrets that nobody can guess. */
@Component
class KeySecrets {

  private final SecureRandom random = new SecureRandom();

  ApiKeyText next(UUID keyId) {
    byte[] secret = new byte[ApiKeyText.SECRET_BYTES];
    random.nextBytes(secret);
    return ApiKeyText.of(keyId, secret);
  }
}
