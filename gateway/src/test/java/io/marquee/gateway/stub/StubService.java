package io.marquee.gateway.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marquee.web.Caller;
import io.marquee.web.InternalToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A service that remembers what it was asked, and answers 200 or what a test told it to. */
public final class StubService implements AutoCloseable {

  /** What arrived. */
  public record Request(
      String method, String target, Map<String, List<String>> headers, String body) {

    public @Nullable String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().getFirst())
          .findFirst()
          .orElse(null);
    }
  }

  /** Answers one request. */
  public interface Answer {
    void to(HttpExchange exchange) throws Exception;
  }

  private final String name;
  private final String key;
  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  public StubService(String name) {
    this.name = name;
    this.key =
        Base64.getEncoder().encodeToString((name + "-0123456789abcdef0123456789abcdef").getBytes());
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The key of this service's internal tokens, in base64. */
  public String key() {
    return key;
  }

  public void answer(String path, Answer handler) {
    answers.put(path, handler);
  }

  public void answer(String path, int status, String body) {
    answer(path, exchange -> send(exchange, status, body));
  }

  /** The last request that a client made, not the gateway by itself. */
  public Request lastRequest() {
    return lastRequest(StubService::isOfAClient);
  }

  public Request lastRequestFor(String path) {
    return lastRequest(path::equals);
  }

  private Request lastRequest(Predicate<String> wanted) {
    return requests.reversed().stream()
        .filter(request -> wanted.test(request.target()))
        .findFirst()
        .orElseThrow();
  }

  /** Requests that clients made, not the gateway by itself. */
  public long clientRequests() {
    return requests.stream().filter(request -> isOfAClient(request.target())).count();
  }

  private static boolean isOfAClient(String target) {
    return !target.startsWith("/internal/") && !target.endsWith("jwks.json");
  }

  /** Requests for one path. */
  public long requestsFor(String path) {
    return requests.stream().filter(request -> request.target().equals(path)).count();
  }

  /** Who called, by the stamp of the last request. */
  public Caller lastCaller() {
    String token = Objects.requireNonNull(lastRequest().header(InternalToken.HEADER));
    return InternalToken.of(name, key, Clock.systemUTC()).verify(token);
  }

  public static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String target = exchange.getRequestURI().toString();
    requests.add(
        new Request(
            exchange.getRequestMethod(), target, Map.copyOf(exchange.getRequestHeaders()), body));
    Answer handler = answers.get(exchange.getRequestURI().getRawPath());
    try {
      if (handler == null) send(exchange, 200, "{\"service\":\"" + name + "\"}");
      else handler.to(exchange);
    } catch (IOException gone) {
      throw gone;
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
