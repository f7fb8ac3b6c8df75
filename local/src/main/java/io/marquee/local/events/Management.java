package io.marquee.local.events;

import io.marquee.local.home.Ports;
import io.marquee.local.home.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services' management ports. {@code MARQUEE_MANAGEMENT_FILM=http://localhost:9999} takes one
 * that is elsewhere, such as behind a port-forward.
 */
final class Management {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Ports ports;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

  Management(Ports ports) {
    this.ports = ports;
  }

  /** The service does not answer at all. */
  static final class Silent extends RuntimeException {
    Silent(String message) {
      super(message);
    }
  }

  JsonNode get(String service, String path) {
    return send(service, path, "GET", "");
  }

  JsonNode post(String service, String path, Map<String, ?> body) {
    return send(service, path, "POST", JSON.writeValueAsString(body));
  }

  JsonNode delete(String service, String path) {
    return send(service, path, "DELETE", "");
  }

  /** A path with a query of what is not null. */
  static String path(String path, Map<String, ?> query) {
    String text =
        query.entrySet().stream()
            .filter(each -> !each.getValue().toString().isEmpty())
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue().toString(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return text.isEmpty() ? path : path + "?" + text;
  }

  private JsonNode send(String service, String path, String method, String body) {
    String base = address(service);
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(base + "/actuator/" + path))
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json")
                  .method(
                      method,
                      body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() / 100 == 2) return JSON.readTree(answer.body());
      throw refusal(service, answer);
    } catch (IOException away) {
      throw new Silent("%s does not answer at %s. See ./run status".formatted(service, base));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private String address(String service) {
    String given = System.getenv("MARQUEE_MANAGEMENT_" + service.toUpperCase(Locale.ROOT));
    return given == null
        ? "http://localhost:" + ports.managementOf(service)
        : Objects.requireNonNull(given).replaceAll("/+$", "");
  }

  private static Refusal refusal(String service, HttpResponse<String> answer) {
    try {
      JsonNode problem = JSON.readTree(answer.body());
      if (problem.hasNonNull("detail")) {
        return new Refusal(
            service + ": " + problem.path("detail").asString(),
            problem.path("remedy").asString(""));
      }
    } catch (RuntimeException noJson) {
      // said below
    }
    return new Refusal(
        "%s answered %d: %s".formatted(service, answer.statusCode(), answer.body()),
        "Is it of this version? See ./run logs " + service);
  }
}
