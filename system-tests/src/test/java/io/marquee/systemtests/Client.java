package io.marquee.systemtests;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sends requests; redirects are not followed.
 *
 * @param base address without a slash at its end
 * @param headers sent with every request: names and values by turns
 */
record Client(String base, List<String> headers) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  static Client of(String base) {
    return new Client(base, List.of());
  }

  Client with(String header, String value) {
    var more = new ArrayList<>(headers);
    more.addAll(List.of(header, value));
    return new Client(base, List.copyOf(more));
  }

  Client bearing(String token) {
    return with("Authorization", "Bearer " + token);
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  Answer send(String method, String path, @Nullable Object body) {
    var request =
        request(path)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
    if (body != null) request.header("Content-Type", "application/json");
    return send(request.build());
  }

  /** As a browser sends a form. */
  Answer submit(String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(java.util.stream.Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** A small picture, as it is. */
  Answer putImage(String path) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return send(
        request(path)
            .header("Content-Type", "image/png")
            .PUT(BodyPublishers.ofByteArray(bytes.toByteArray()))
            .build());
  }

  /** Bytes to wherever, with none of this client's headers. */
  static Answer put(String url, byte[] bytes, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .PUT(BodyPublishers.ofByteArray(bytes));
    headers.forEach(
        (name, value) -> {
          if (!name.equalsIgnoreCase("content-length")) request.header(name, value);
        });
    return send(request.build());
  }

  /** Follows the redirects that the API gives to files. */
  Path download(String path, Path target) {
    var answer = get(path);
    String url =
        answer.status() == 302 ? answer.headers().firstValue("Location").orElseThrow() : url(path);
    try {
      var file =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(),
              BodyHandlers.ofFile(target));
      if (file.statusCode() != 200) throw new AssertionError(url + ": " + file.statusCode());
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(url(path))).timeout(PATIENCE);
    if (!headers.isEmpty()) request.headers(headers.toArray(String[]::new));
    return request;
  }

  private String url(String path) {
    return path.startsWith("http") ? path : base + path;
  }

  private static Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(
          request.method() + " " + request.uri(),
          response.statusCode(),
          response.headers(),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
