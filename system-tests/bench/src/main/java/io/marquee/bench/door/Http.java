package io.marquee.bench.door;

import io.marquee.bench.BenchFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests in JSON to a port of this machine. */
final class Http {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final String PASSWORD = "velvet anchor mosaic tundra";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private Http() {}

  /** An answer; status 0 when there was none. */
  record Answer(int status, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    Answer is(int expected) {
      if (status != expected)
        throw new BenchFailed("status %d instead of %d: %s".formatted(status, expected, body));
      return this;
    }

    String text(String field) {
      return json().required(field).asString();
    }
  }

  static Answer post(int port, String path, Map<String, String> body, String... headers) {
    return send(
        request(port, path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  static Answer get(int port, String path, String... headers) {
    return send(request(port, path, headers).build());
  }

  static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** Somebody new, with their tokens. */
  static Answer register(int port, String email) {
    return post(
            port,
            "/api/v1/auth/register",
            Map.of("email", email, "password", PASSWORD, "full_name", "Ada Lovelace"))
        .is(201);
  }

  private static HttpRequest.Builder request(int port, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException broken) {
      return new Answer(0, broken.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
