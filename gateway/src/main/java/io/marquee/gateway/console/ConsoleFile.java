package io.marquee.gateway.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;

/** A file as it goes over the wire, whole and packed. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record ConsoleFile(MediaType type, byte[] whole, byte[] packed, String etag) {

  private static final Map<String, MediaType> TYPES =
      Map.of(
          "html", MediaType.parseMediaType("text/html;charset=UTF-8"),
          "js", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
          "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
          "svg", MediaType.parseMediaType("image/svg+xml"),
          "png", MediaType.IMAGE_PNG,
          "woff2", MediaType.parseMediaType("font/woff2"));

  static ConsoleFile of(String name, byte[] content) {
    MediaType type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) throw new IllegalArgumentException("of what type is " + name);
    return new ConsoleFile(type, content, gzip(content), etag(content));
  }

  /** Whether packing is worth it. */
  boolean shrinks() {
    return packed.length < whole.length;
  }

  private static byte[] gzip(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static String etag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "W/\"" + HexFormat.of().formatHex(hash, 0, 16) + '"'; // packed or not
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
