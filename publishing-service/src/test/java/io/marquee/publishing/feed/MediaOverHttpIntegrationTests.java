package io.marquee.publishing.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.publishing.PublishingTest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a player does, against the real server. */
class MediaOverHttpIntegrationTests extends PublishingTest {

  @LocalServerPort int port;

  private final HttpClient player = HttpClient.newHttpClient();

  @Test
  void playsAFilmWholeAndInParts() throws Exception {
    openWorkspace("On air");
    Film film = readyFilm();
    UUID publication = publishedOnFeed(film);
    byte[] whole = film.bytes("16:9");

    HttpResponse<byte[]> all = player.send(film(publication).build(), BodyHandlers.ofByteArray());
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(all.body()).isEqualTo(whole);
    assertThat(all.headers().firstValueAsLong("Content-Length")).hasValue(whole.length);
    assertThat(all.headers().firstValue("Content-Type")).hasValue("video/mp4");
    String etag = all.headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> part =
        player.send(
            film(publication).header("Range", "bytes=1000-1999").header("If-Range", etag).build(),
            BodyHandlers.ofByteArray());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 1000, 2000));

    HttpResponse<byte[]> changed =
        player.send(
            film(publication)
                .header("Range", "bytes=1000-1999")
                .header("If-Range", "\"x\"")
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(changed.statusCode()).isEqualTo(200);

    HttpResponse<byte[]> head =
        player.send(film(publication).HEAD().build(), BodyHandlers.ofByteArray());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.length);
    assertThat(head.headers().firstValue("Accept-Ranges")).hasValue("bytes");

    HttpResponse<byte[]> behind =
        player.send(
            film(publication).header("Range", "bytes=" + whole.length + "-").build(),
            BodyHandlers.ofByteArray());
    assertThat(behind.statusCode()).isEqualTo(416);

    HttpResponse<byte[]> known =
        player.send(
            film(publication).header("If-None-Match", etag).build(), BodyHandlers.ofByteArray());
    assertThat(known.statusCode()).isEqualTo(304);
  }

  @Test
  void servesOthersWhenAPlayerLeavesEarly() throws Exception {
    openWorkspace("Restless");
    Film film = readyFilm();
    UUID publication = publishedOnFeed(film);
    for (int i = 0; i < 20; i++) {
      try (InputStream some =
          player.send(film(publication).build(), BodyHandlers.ofInputStream()).body()) {
        assertThat(some.readNBytes(10)).isEqualTo(Arrays.copyOf(film.bytes("16:9"), 10));
      }
    }
    assertThat(player.send(film(publication).build(), BodyHandlers.ofByteArray()).body())
        .isEqualTo(film.bytes("16:9"));
  }

  private HttpRequest.Builder film(UUID publication) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + port + "/media/" + publication + ".mp4"));
  }
}
