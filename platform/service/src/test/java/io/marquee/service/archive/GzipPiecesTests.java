package io.marquee.service.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipPiecesTests {

  @TempDir Path folder;

  @Test
  void whatWasCompressedElsewhereReadsAsIfItWereNot() throws IOException {
    Path rows = folder.resolve("rows");
    try (OutputStream out = GzipPieces.piece(Files.newOutputStream(rows))) {
      out.write(bytes("rows;"));
    }
    Path none = folder.resolve("none");
    GzipPieces.piece(Files.newOutputStream(none)).close();
    var stored = new ByteArrayOutputStream();
    try (var pieces = new GzipPieces(stored)) {
      pieces.append(rows);
      pieces.write(bytes("before;"));
      pieces.append(rows);
      pieces.append(none);
      pieces.write(bytes("be"));
      pieces.write(bytes("hind"));
    }
    var read = new GZIPInputStream(new ByteArrayInputStream(stored.toByteArray()));
    assertThat(read.readAllBytes()).isEqualTo(bytes("rows;before;rows;behind"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
