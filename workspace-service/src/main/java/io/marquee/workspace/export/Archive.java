package io.marquee.workspace.export;

import io.marquee.service.archive.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A {@code .tar.gz} made of pieces that are compressed each by itself (RFC 1952, 2.2), so that the
 * services' parts go through as they are.
 */
class Archive {

  private final OutputStream out;
  private final MessageDigest sum = sha256();
  private long bytes;

  Archive(OutputStream out) {
    this.out = out;
  }

  /** Adds small files. */
  void texts(Map<String, String> files, Instant at) throws IOException {
    var piece = new ByteArrayOutputStream();
    try (var compressed = new GZIPOutputStream(piece)) {
      var tar = new TarWriter(compressed);
      for (var file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        tar.file(file.getKey(), content.length, at, new ByteArrayInputStream(content));
      }
    }
    write(piece.toByteArray(), piece.size());
  }

  /**
   * Adds a part.
   *
   * @return its SHA-256
   */
  String append(InputStream part) throws IOException {
    MessageDigest own = sha256();
    byte[] buffer = new byte[64 * 1024];
    for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
      own.update(buffer, 0, read);
      write(buffer, read);
    }
    return HexFormat.of().formatHex(own.digest());
  }

  void end() throws IOException {
    var piece = new ByteArrayOutputStream();
    try (var compressed = new GZIPOutputStream(piece)) {
      new TarWriter(compressed).end();
    }
    write(piece.toByteArray(), piece.size());
  }

  long bytes() {
    return bytes;
  }

  /** Once it is ended. */
  String sha256OfAll() {
    return HexFormat.of().formatHex(sum.digest());
  }

  private void write(byte[] content, int length) throws IOException {
    out.write(content, 0, length);
    sum.update(content, 0, length);
    bytes += length;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
