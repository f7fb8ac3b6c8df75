package io.marquee.local.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Set;

/**
 * Sends again what found nobody there or was told to come back: a service that dies is started
 * again within seconds, and commands bear a key, so that nothing is done twice.
 */
final class PatientHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int LONGEST_PAUSE_SECONDS = 5;

  /** Too many requests, and what a gateway says when the service behind it is away. */
  private static final Set<Integer> COME_BACK = Set.of(429, 502, 503, 504);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      long pauseSeconds = 1;
      try {
        HttpResponse<T> response = http.send(request, handler);
        if (!COME_BACK.contains(response.statusCode()) || System.nanoTime() > end) return response;
        pauseSeconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw new Unexpected(request.method() + " " + request.uri(), "an answer", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      Client.pause(Duration.ofSeconds(Math.clamp(pauseSeconds, 1, LONGEST_PAUSE_SECONDS)));
    }
  }
}
