package io.marquee.publishing.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ObjectsThatStayTests {
  private static final String LISTED =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
        <Name>media</Name><Prefix>w/</Prefix><KeyCount>1</KeyCount><IsTruncated>false</IsTruncated>
        <Contents><Key>w/1</Key><Size>7</Size></Contents>
      </ListBucketResult>""";
  private static final String KEPT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
        <Error><Key>w/1</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error>
      </DeleteResult>""";

  @Test
  void oneThatTheServerKeepsIsAFailureThoughTheAnswerIs200() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ObjectsThatStayTests::answer);
    server.start();
    try {
      var place = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      var store =
          new MediaStore(
              new S3Settings(place, place, "us-east-1", "media", "film", "access", "secret"));
      assertThatThrownBy(() -> store.deleteSomeBelow("w/"))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("w/1", "AccessDenied");
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String said = exchange.getRequestMethod().equals("POST") ? KEPT : LISTED;
      byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
