package io.marquee.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookReceiverTests {
  // The example of the Standard Webhooks libraries.
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIMESTAMP = "1614265330";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final Instant THEN = Instant.ofEpochSecond(1614265330);

  private final WebhookSignature signature = new WebhookSignature(SECRET);

  @Test
  void believesTheSignatureOfTheSpecification() {
    assertThat(isValid(ID, BODY, SIGNATURE, THEN)).isTrue();
    assertThat(isValid(ID, BODY, "v1a,other " + SIGNATURE, THEN)).isTrue();
  }

  @Test
  void believesNothingThatWasChanged() {
    assertThat(isValid(ID, BODY + " ", SIGNATURE, THEN)).isFalse();
    assertThat(isValid("msg_other", BODY, SIGNATURE, THEN)).isFalse();
    assertThat(isValid(ID, BODY, "", THEN)).isFalse();
  }

  @Test
  void believesNothingThatIsOld() {
    assertThat(isValid(ID, BODY, SIGNATURE, THEN.plusSeconds(301))).isFalse();
  }

  @Test
  void takesWhatIsSignedAndRefusesTheRest() throws Exception {
    try (var receiver = new WebhookReceiver(WebhookReceiver.THIS_MACHINE)) {
      receiver.trust(SECRET);
      String now = Long.toString(Instant.now().getEpochSecond());
      byte[] signed = signature.sign("msg_1", now, BODY.getBytes(StandardCharsets.UTF_8));
      String valid = "v1," + Base64.getEncoder().encodeToString(signed);

      assertThat(send(receiver, "msg_1", now, valid)).isEqualTo(204);
      assertThat(send(receiver, "msg_2", now, valid)).isEqualTo(401);
      assertThat(send(receiver, "msg_3", "yesterday", valid)).isEqualTo(401);

      assertThat(receiver.received()).containsOnlyKeys("msg_1");
      assertThat(receiver.refusals()).containsExactly("msg_2", "msg_3");
    }
  }

  private boolean isValid(String id, String body, String signatures, Instant now) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return signature.isValid(id, TIMESTAMP, bytes, signatures, now);
  }

  private static int send(WebhookReceiver receiver, String id, String timestamp, String signature)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(receiver.url()))
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(BODY))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
