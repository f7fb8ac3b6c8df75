package io.marquee.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A partner's small server: takes what is signed as agreed, refuses everything else. */
public final class WebhookReceiver implements AutoCloseable {
  /** Where the whole house is on this machine too. */
  public static final String THIS_MACHINE = "127.0.0.1";

  private static final int ACCEPTED = 204;
  private static final int REFUSED = 401;

  private final HttpServer server;
  private final Map<String, JsonNode> received = new ConcurrentHashMap<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final String host;
  private volatile WebhookSignature signature = new WebhookSignature("whsec_");

  /**
   * Listens for this machine only, or for all who know it by another name.
   *
   * @param host by which the house reaches this machine
   */
  WebhookReceiver(String host) throws IOException {
    this.host = host;
    var own = InetAddress.getLoopbackAddress();
    var address =
        host.equals(THIS_MACHINE) ? new InetSocketAddress(own, 0) : new InetSocketAddress(0);
    server = HttpServer.create(address, 0);
    server.createContext("/marquee", this::receive);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://%s:%d/marquee".formatted(host, server.getAddress().getPort());
  }

  void trust(String secret) {
    signature = new WebhookSignature(secret);
  }

  /** By {@code webhook-id}: the same event may come again and counts once. */
  Map<String, JsonNode> received() {
    return Map.copyOf(received);
  }

  List<String> refusals() {
    return List.copyOf(refusals);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String id = header(exchange, "webhook-id");
      boolean valid = isValid(exchange, id, body);
      if (valid) received.put(id, Client.JSON.readTree(body));
      else refusals.add(id);
      exchange.sendResponseHeaders(valid ? ACCEPTED : REFUSED, -1);
    }
  }

  private boolean isValid(HttpExchange exchange, String id, byte[] body) {
    try {
      return signature.isValid(
          id,
          header(exchange, "webhook-timestamp"),
          body,
          header(exchange, "webhook-signature"),
          Instant.now());
    } catch (IllegalArgumentException e) {
      return false; // no number, no base64
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
