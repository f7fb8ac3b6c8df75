package io.marquee.identity.external;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a provider while somebody waits: it has five seconds, and may not tell novels. */
final class ProviderCalls {

  private static final Logger log = LoggerFactory.getLogger(ProviderCalls.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long LONGEST = 256 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final JsonMapper json;

  ProviderCalls(JsonMapper json) {
    this.json = json;
  }

  /**
   * What a provider answers.
   *
   * @param status of HTTP
   * @param body an object
   */
  record Answer(int status, JsonNode body) {}

  /** The answer, which must be a success. */
  JsonNode get(HttpRequest.Builder request) {
    Answer answer = send(request.GET());
    if (answer.status() != 200) throw unavailable(request, "it answers " + answer.status());
    return answer.body();
  }

  Answer post(HttpRequest.Builder request, Map<String, String> form) {
    return send(
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(form))));
  }

  private Answer send(HttpRequest.Builder request) {
    var answering =
        http.sendAsync(
            request.header("Accept", "application/json").build(),
            BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST));
    try {
      // A request's own time-out would end with the headers.
      var answer = answering.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(answer.statusCode(), json.readTree(answer.body()));
    } catch (ExecutionException failed) {
      throw unavailable(request, String.valueOf(failed.getCause()));
    } catch (TimeoutException | JacksonException unanswered) {
      throw unavailable(request, unanswered.getClass().getSimpleName());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ProviderUnavailable();
    } finally {
      answering.cancel(true); // without effect once it has answered
    }
  }

  /** People are told that it does not work; why, whoever operates this reads here. */
  static ProviderUnavailable unavailable(HttpRequest.Builder request, String why) {
    return unavailable(request.build().uri(), why);
  }

  static ProviderUnavailable unavailable(URI place, String why) {
    log.warn("No log-in through the provider at {}: {}", place.getAuthority(), why);
    return new ProviderUnavailable();
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
