package io.marquee.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks JSON with the gateway, as any client would. */
final class Client {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_TRIES = 60;
  private static final int LONGEST_ANSWER_SHOWN = 600;

  private final PatientHttp http = new PatientHttp();
  private final String base;
  private @Nullable String token;

  /**
   * @param base the gateway's address without a slash at its end
   */
  Client(String base) {
    this.base = base;
  }

  void use(String token) {
    this.token = token;
  }

  String url(String path) {
    return path.startsWith("http") ? path : base + path;
  }

  JsonNode get(String path) {
    return json("GET", path, null, 200);
  }

  /** A command: it bears a key of its own, so that it could be sent again. */
  JsonNode post(String path, Object body, int status) {
    return json("POST", path, body, status);
  }

  private JsonNode json(String method, String path, @Nullable Object body, int status) {
    HttpResponse<String> response = send(request(method, path, body));
    if (response.statusCode() != status) {
      throw new Unexpected(method + " " + path, status, answer(response));
    }
    return response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
  }

  private HttpRequest request(String method, String path, @Nullable Object body) {
    var request = HttpRequest.newBuilder(URI.create(url(path))).timeout(PATIENCE);
    if (token != null) request.header("Authorization", "Bearer " + token);
    if (body == null) return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
    return request
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
        .build();
  }

  /** A first try may still be at work when the second comes: then its answer is waited for. */
  private HttpResponse<String> send(HttpRequest request) {
    for (int tries = 0; ; tries++) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      boolean inFlight = response.body().contains("idempotency_in_flight");
      if (!inFlight || tries == MOST_TRIES) return response;
      pause(Duration.ofSeconds(1));
    }
  }

  /** Where a resource redirects to. */
  String location(String path) {
    HttpResponse<String> response = send(request("GET", path, null));
    return response
        .headers()
        .firstValue("Location")
        .filter(found -> response.statusCode() / 100 == 3)
        .orElseThrow(() -> new Unexpected("GET " + path, "a redirect", answer(response)));
  }

  /** Sends a file as it is, with exactly these headers. */
  void put(String url, Path file, Map<String, String> headers) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(PATIENCE)
              .PUT(HttpRequest.BodyPublishers.ofFile(file));
      headers.forEach(
          (name, value) -> {
            if (!name.equalsIgnoreCase("content-length")) request.header(name, value);
          });
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      Unexpected.unless(response.statusCode() / 100 == 2, "PUT " + url, "2xx", answer(response));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fetches what anybody may see. */
  HttpResponse<Path> download(String url, Path target) {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    HttpResponse<Path> response = http.send(request, BodyHandlers.ofFile(target));
    Unexpected.unlessEqual("GET " + url, 200, response.statusCode());
    return response;
  }

  /** The first bytes only, as players ask for them. */
  HttpResponse<byte[]> range(String url, int bytes) {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Range", "bytes=0-" + (bytes - 1))
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  String text(String path) {
    var request = HttpRequest.newBuilder(URI.create(url(path))).timeout(PATIENCE).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    Unexpected.unlessEqual("GET " + path, 200, response.statusCode());
    return response.body();
  }

  /** A stream of server-sent events, to be read until it ends. */
  InputStream stream(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(url(path))).header("Accept", "text/event-stream");
    if (token != null) request.header("Authorization", "Bearer " + token);
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    Unexpected.unlessEqual("GET " + path, 200, response.statusCode());
    return response.body();
  }

  private static String answer(HttpResponse<String> response) {
    String body = response.body();
    String shown =
        body.length() > LONGEST_ANSWER_SHOWN ? body.substring(0, LONGEST_ANSWER_SHOWN) : body;
    return response.statusCode() + " " + shown;
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
