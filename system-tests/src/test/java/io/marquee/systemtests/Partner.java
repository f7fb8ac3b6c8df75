package io.marquee.systemtests;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** Somebody's system that is told by webhooks, and believes only what the specification allows. */
final class Partner implements AutoCloseable {
  private final HttpServer server;
  private final Webhook verifier;
  private final Map<String, JsonNode> heard = new ConcurrentHashMap<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();

  private Partner(HttpServer server, Webhook verifier) {
    this.server = server;
    this.verifier = verifier;
  }

  static Partner of(Studio studio, String... types) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String url = "http://127.0.0.1:%d/hear".formatted(server.getAddress().getPort());
    String secret =
        studio
            .post("/webhooks", Map.of("url", url, "event_types", List.of(types)))
            .is(201)
            .text("secret");
    var partner = new Partner(server, new Webhook(secret));
    server.createContext("/hear", partner::hear);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return partner;
  }

  /** The ids of the events of a type: each counts once, however often it was sent. */
  List<String> heard(String type) {
    return heard.values().stream()
        .filter(event -> event.required("type").asString().equals(type))
        .map(event -> event.required("id").asString())
        .toList();
  }

  /** What had no valid signature. */
  List<String> refused() {
    return refused;
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
      try {
        verifier.verify(body, headers);
        JsonNode event = Json.parse(body);
        heard.put(event.required("id").asString(), event);
        exchange.sendResponseHeaders(204, -1);
      } catch (WebhookVerificationException forged) {
        refused.add(body);
        exchange.sendResponseHeaders(401, -1);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
