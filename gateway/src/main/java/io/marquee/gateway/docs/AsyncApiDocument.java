package io.marquee.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * What the services say to each other and to partners, as AsyncAPI 3.0. It was written from the
 * compiled classes at build time, so it is the same for as long as this process lives.
 */
record AsyncApiDocument(byte[] json, String etag) {

  static AsyncApiDocument read() {
    try (InputStream file = new ClassPathResource("asyncapi.json").getInputStream()) {
      byte[] json = file.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
      return new AsyncApiDocument(json, '"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** 304 for who has it already. */
  Mono<ServerResponse> answer(ServerRequest request) {
    return request
        .checkNotModified(etag)
        .switchIfEmpty(
            Mono.defer(
                () ->
                    ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noCache())
                        .eTag(etag)
                        .bodyValue(json)));
  }
}
