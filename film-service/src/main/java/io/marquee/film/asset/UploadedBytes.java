package io.marquee.film.asset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Reads an upload once from end to end. */
class UploadedBytes {

  private static final int HEAD = 512;

  private UploadedBytes() {}

  /**
   * @param sniffed media type that the first bytes tell, empty when they tell none
   */
  record Inspection(String sha256, Optional<String> sniffed) {

    /** What the bytes say or, where they say nothing, what was announced, as a document only. */
    String type(String announced) {
      var document = AssetKind.of(announced) == AssetKind.DOCUMENT;
      return sniffed.orElse(document ? announced : "application/octet-stream");
    }
  }

  static Inspection inspect(InputStream bytes, long expectedSize) {
    try (var digesting = new DigestInputStream(new BufferedInputStream(bytes), sha256())) {
      var head = digesting.readNBytes((int) Math.min(HEAD, expectedSize));
      var buffer = new byte[64 * 1024];
      while (digesting.read(buffer) >= 0) {}
      var hash = HexFormat.of().formatHex(digesting.getMessageDigest().digest());
      return new Inspection(hash, FileType.sniff(head));
    } catch (IOException exception) {
      throw new UncheckedIOException("the upload cannot be read", exception);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
