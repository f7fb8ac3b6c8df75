package io.marquee.publishing.feed;

import io.marquee.publishing.storage.MediaStore;
import io.marquee.publishing.storage.MediaStore.Stat;
import io.marquee.web.NotFound;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * A public door: a publication's files, whole or in parts (RFC 9110, 14), streamed from the store.
 * Players jump about in a film by asking for ranges. One range is served as such; a request for
 * several gets the whole, which the RFC allows.
 */
@RestController
class MediaController {

  private static final int CHUNK = 64 * 1024;

  private final PublicationDirectory directory;
  private final MediaStore store;

  MediaController(PublicationDirectory directory, MediaStore store) {
    this.directory = directory;
    this.store = store;
  }

  @GetMapping("/media/{publication}.mp4")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "video/mp4"))
  @ApiResponse(responseCode = "206", content = @Content(mediaType = "video/mp4"))
  void film(
      @PathVariable("publication") UUID id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    serve(id, MediaKeys::film, "video/mp4", request, response);
  }

  @GetMapping("/media/{publication}.jpg")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "image/jpeg"))
  @ApiResponse(responseCode = "206", content = @Content(mediaType = "image/jpeg"))
  void poster(
      @PathVariable("publication") UUID id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    serve(id, MediaKeys::poster, "image/jpeg", request, response);
  }

  private void serve(
      UUID id,
      BiFunction<UUID, UUID, String> keys,
      String contentType,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String key =
        directory
            .find(id)
            .map(workspace -> keys.apply(workspace.workspaceId(), id))
            .orElseThrow(() -> new NotFound("media", id));
    Stat file = store.stat(key).orElseThrow(() -> new NotFound("media", id));
    String etag = "\"" + file.etag() + "\"";
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (new ServletWebRequest(request, response)
        .checkNotModified(etag, file.modifiedAt().toEpochMilli())) {
      return;
    }
    ByteRange range = ByteRange.of(request, etag, file);
    if (!range.isSatisfiable()) {
      response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.sizeBytes());
      response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
      return;
    }
    response.setContentType(contentType);
    response.setContentLengthLong(range.length());
    if (range.isPart()) {
      response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
      response.setHeader(HttpHeaders.CONTENT_RANGE, range.contentRange());
    }
    if (HttpMethod.HEAD.matches(request.getMethod()) || range.length() == 0) return;
    try (InputStream bytes =
        store.read(key, range.first(), range.last()).orElseThrow(() -> new NotFound("media", id))) {
      send(bytes, response.getOutputStream());
    }
  }

  /** What the store fails to give is an error; a player that has seen enough just leaves. */
  private static void send(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[CHUNK];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      try {
        to.write(buffer, 0, read);
      } catch (IOException gone) {
        return;
      }
    }
  }
}
