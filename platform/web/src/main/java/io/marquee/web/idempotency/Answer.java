package io.marquee.web.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An answer as it can be given again. Cookies are not part of it: they belong to one exchange. */
record Answer(int status, List<Header> headers, byte[] body) {
  private static final List<String> REPEATED =
      List.of(
          "Content-Type",
          "Location",
          "ETag",
          "Last-Modified",
          "Link",
          "Cache-Control",
          "Deprecation",
          "Sunset");

  record Header(String name, String value) {}

  static Answer of(HttpServletResponse response, byte[] body) {
    var headers = new ArrayList<Header>();
    for (String name : REPEATED) {
      response.getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
    }
    return new Answer(response.getStatus(), headers, body);
  }

  void repeat(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    headers.forEach(header -> response.addHeader(header.name(), header.value()));
    response.setHeader("Idempotency-Replayed", "true");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(headers.size());
      for (Header header : headers) {
        out.writeUTF(header.name());
        out.writeUTF(header.value());
      }
      out.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static Answer of(int status, byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var headers = new ArrayList<Header>();
      for (int left = in.readInt(); left > 0; left--) {
        headers.add(new Header(in.readUTF(), in.readUTF()));
      }
      return new Answer(status, headers, in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
