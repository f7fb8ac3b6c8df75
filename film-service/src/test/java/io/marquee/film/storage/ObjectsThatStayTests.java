package io.marquee.film.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class ObjectsThatStayTests {
  private static final byte[] KEPT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
        <Deleted><Key>a/1</Key></Deleted>
        <Error><Key>a/2</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error>
      </DeleteResult>"""
          .getBytes(StandardCharsets.UTF_8);

  private final StorageConfiguration configuration = new StorageConfiguration();

  @Test
  void oneThatTheServerKeepsIsAFailureThoughTheAnswerIs200() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(200, KEPT.length);
            exchange.getResponseBody().write(KEPT);
          }
        });
    server.start();
    try {
      var store = store(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
      assertThatThrownBy(() -> store.delete(List.of("a/1", "a/2")))
          .isInstanceOf(SdkClientException.class)
          .hasMessageContainingAll("a/2", "AccessDenied");
    } finally {
      server.stop(0);
    }
  }

  private ObjectStore store(URI server) {
    var settings =
        new StorageSettings(server, server, "us-east-1", "access", "secret", "marquee-film");
    var s3 = configuration.s3Client(settings);
    return new ObjectStore(s3, configuration.s3Presigner(settings, s3), settings);
  }
}
