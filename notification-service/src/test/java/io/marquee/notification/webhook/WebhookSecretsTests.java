package io.marquee.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.marquee.tenancy.database.MissingSecret;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookSecretsTests {

  private final WebhookSecrets secrets =
      new WebhookSecrets("dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=");

  @Test
  void signsAsTheStandardsOwnLibraryVerifies() throws Exception {
    String secret = secrets.create();
    UUID id = UUID.randomUUID();
    Instant now = Instant.now();
    String body = "{\"ünï\":1}";
    var headers =
        HttpHeaders.of(
            Map.of(
                "webhook-id", List.of(id.toString()),
                "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                "webhook-signature", List.of(Signature.of(secret, id, now, body))),
            (name, value) -> true);

    new Webhook(secret).verify(body, headers);
    assertThatThrownBy(() -> new Webhook(secret).verify(body + " ", headers))
        .isInstanceOf(Exception.class);
  }

  @Test
  void keepsSecretsEncryptedAndBoundToTheirEndpoint() {
    UUID endpoint = UUID.randomUUID();
    String secret = secrets.create();
    byte[] stored = secrets.encrypt(endpoint, secret);

    assertThat(secrets.decrypt(endpoint, stored)).isEqualTo(secret);
    assertThat(new String(stored, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(WebhookSecrets.bytesOf(secret), StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> secrets.decrypt(UUID.randomUUID(), stored))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void doesNotStartWithoutAKey() {
    assertThatThrownBy(() -> new WebhookSecrets(null)).isInstanceOf(MissingSecret.class);
  }
}
