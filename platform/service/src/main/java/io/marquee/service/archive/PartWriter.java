package io.marquee.service.archive;

import io.marquee.events.archive.ExportedTable;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Writes a service's part: a tar without its end, compressed by itself, so that parts that follow
 * one another are one {@code .tar.gz}. Needs as much memory for a million rows as for one.
 */
class PartWriter implements AutoCloseable {

  private final Path folder;
  private final String service;
  private final Instant instant;
  private final Path file;
  private final MessageDigest digest = sha256();
  private final GzipPieces compressed;
  private final TarWriter tar;

  PartWriter(Path folder, String service, Instant instant) throws IOException {
    this.folder = folder;
    this.service = service;
    this.instant = instant;
    this.file = folder.resolve("part");
    this.compressed =
        new GzipPieces(
            new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), digest));
    this.tar = new TarWriter(compressed);
  }

  /** Adds the rows of a query of one column, which is JSON. */
  ExportedTable rows(Connection from, String name, String query, List<String> leftOut)
      throws IOException, SQLException {
    Path piece = folder.resolve("rows");
    MessageDigest sum = sha256();
    var packed = new SummedOutput(GzipPieces.piece(Files.newOutputStream(piece)), sum);
    long rows;
    // Packed while the database makes them: a tar wants to know the length before the content.
    try (var out = new BufferedOutputStream(packed, 1 << 16)) {
      // JSON has no control characters, so that each line is a row as it is.
      rows =
          from.unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(
                  "copy (%s) to stdout (format csv, quote e'\\x01', delimiter e'\\x02')"
                      .formatted(query),
                  out);
    }
    tar.begin(path("data/" + name + ".jsonl"), packed.bytes(), instant);
    compressed.append(piece);
    tar.end(packed.bytes());
    Files.delete(piece);
    return new ExportedTable(name, rows, packed.bytes(), hex(sum), leftOut);
  }

  void text(String path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    tar.file(path(path), bytes.length, instant, new ByteArrayInputStream(bytes));
  }

  void object(String path, long bytes, InputStream content, OutputStream sums) throws IOException {
    MessageDigest sum = sha256();
    tar.file(
        path("objects/" + path), bytes, instant, new java.security.DigestInputStream(content, sum));
    // As sha256sum writes and checks it.
    sums.write("%s  objects/%s\n".formatted(hex(sum), path).getBytes(StandardCharsets.UTF_8));
  }

  void file(String path, Path content) throws IOException {
    try (InputStream bytes = Files.newInputStream(content)) {
      tar.file(path(path), Files.size(content), instant, bytes);
    }
  }

  private String path(String path) {
    return service + "/" + path;
  }

  /** The part, once it is closed. */
  Path part() {
    return file;
  }

  /** Of the part, once it is closed. */
  String sum() {
    return hex(digest);
  }

  @Override
  public void close() throws IOException {
    compressed.close();
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
