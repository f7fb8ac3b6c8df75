package io.marquee.notification.webhook;

import io.marquee.tenancy.database.MissingSecret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the secrets that deliveries are signed with ({@code whsec_} and 32 bytes in base64, as
 * Standard Webhooks has them) and keeps them encrypted: AES-256-GCM under the service's key, bound
 * to the endpoint, so that one cannot stand in for another.
 */
@Component
class WebhookSecrets {

  private static final String PREFIX = "whsec_";
  private static final int NONCE = 12;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  WebhookSecrets(
      @Value("${marquee.notification.key-encryption-key:#{null}}") @Nullable String key) {
    if (key == null || key.isBlank()) {
      throw new MissingSecret("marquee.notification.key-encryption-key");
    }
    this.key = new SecretKeySpec(Base64.getDecoder().decode(key.strip()), "AES");
  }

  String create() {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  static byte[] bytesOf(String secret) {
    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
  }

  byte[] encrypt(UUID endpointId, String secret) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = apply(Cipher.ENCRYPT_MODE, endpointId, nonce, bytesOf(secret));
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  String decrypt(UUID endpointId, byte[] stored) {
    ByteBuffer buffer = ByteBuffer.wrap(stored);
    byte[] nonce = new byte[NONCE];
    buffer.get(nonce);
    byte[] sealed = new byte[buffer.remaining()];
    buffer.get(sealed);
    byte[] secret = apply(Cipher.DECRYPT_MODE, endpointId, nonce, sealed);
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  private byte[] apply(int mode, UUID endpointId, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(128, nonce));
      cipher.updateAAD(endpointId.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("a webhook secret cannot be read with this key", failed);
    }
  }
}
