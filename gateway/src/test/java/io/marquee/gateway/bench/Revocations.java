package io.marquee.gateway.bench;

import static io.marquee.gateway.directory.DirectoryFixtures.key;
import static io.marquee.gateway.directory.DirectoryFixtures.membership;
import static io.marquee.gateway.directory.DirectoryFixtures.workspace;

import io.marquee.events.ApiKeyText;
import io.marquee.events.identity.ApiKeyEvent;
import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.SessionRevoked;
import io.marquee.gateway.kafka.TestKafka;
import io.marquee.gateway.token.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * How long it takes until two replicas refuse what has ended: from before the event is sent to
 * Kafka until the later of them has refused a request.
 */
final class Revocations {

  private final TestKafka kafka;
  private final TestTokens tokens;
  private final List<Integer> ports;
  private final HttpClient client = HttpClient.newHttpClient();
  private final UUID brand = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();

  private interface End {
    void tell();
  }

  Revocations(TestKafka kafka, TestTokens tokens, List<Integer> ports) {
    this.kafka = kafka;
    this.tokens = tokens;
    this.ports = ports;
    kafka.publish(workspace(brand, account, "active"));
  }

  String table(int times) throws Exception {
    StringBuilder table =
        new StringBuilder(
            "| what ends | times | p50 ms | p99 ms | longest ms |\n|---|---|---|---|---|\n");
    for (String kind : List.of("membership", "session", "API key")) {
      double[] millis = new double[times];
      for (int i = 0; i < times; i++)
        millis[i] =
            switch (kind) {
              case "membership" -> membershipEnds();
              case "session" -> sessionEnds();
              default -> keyEnds();
            };
      Arrays.sort(millis);
      table.append(
          "| %s | %d | %.0f | %.0f | %.0f |%n"
              .formatted(
                  kind,
                  times,
                  millis[times / 2],
                  millis[(int) Math.ceil(times * 0.99) - 1],
                  millis[times - 1]));
    }
    return table.toString();
  }

  private double membershipEnds() throws Exception {
    UUID user = UUID.randomUUID();
    UUID member = UUID.randomUUID();
    kafka.publish(membership(member, user, brand, "editor", "films:read"));
    return measure(
        tokens.of(user, UUID.randomUUID()), () -> kafka.tombstone(MembershipEvent.TOPIC, member));
  }

  private double sessionEnds() throws Exception {
    UUID user = UUID.randomUUID();
    UUID session = UUID.randomUUID();
    kafka.publish(membership(UUID.randomUUID(), user, brand, "editor", "films:read"));
    return measure(
        tokens.of(user, session),
        () -> kafka.publish(new SessionRevoked(session, user, Instant.now(), "logout")));
  }

  private double keyEnds() throws Exception {
    UUID id = UUID.randomUUID();
    ApiKeyText text = ApiKeyText.of(id, new byte[ApiKeyText.SECRET_BYTES]);
    kafka.publish(key(id, brand, account, text.hash(), "films:read"));
    return measure(text.text(), () -> kafka.tombstone(ApiKeyEvent.TOPIC, id));
  }

  private double measure(String credential, End end) throws Exception {
    for (int port : ports)
      Awaitility.await()
          .pollInterval(Duration.ofMillis(5))
          .until(() -> status(port, credential) == 200);
    long start = System.nanoTime();
    end.tell();
    for (int port : ports) while (status(port, credential) == 200) Thread.onSpinWait();
    return (System.nanoTime() - start) / 1e6;
  }

  private int status(int port, String credential) throws Exception {
    URI films = URI.create("http://127.0.0.1:" + port + "/api/v1/w/" + brand + "/films");
    HttpRequest request =
        HttpRequest.newBuilder(films).header("Authorization", "Bearer " + credential).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
