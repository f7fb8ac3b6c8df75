package io.marquee.service.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A gzip stream of several members (RFC 1952), which reads as one: what was compressed elsewhere is
 * taken over as it is.
 */
final class GzipPieces extends OutputStream {

  private final OutputStream out;
  private @Nullable Piece open;

  GzipPieces(OutputStream out) {
    this.out = out;
  }

  /** Compresses into a stream of its own, which becomes a piece. */
  static OutputStream piece(OutputStream out) throws IOException {
    return new Piece(out);
  }

  /** Takes over what {@link #piece} wrote. */
  void append(Path piece) throws IOException {
    end();
    Files.copy(piece, out);
  }

  @Override
  public void write(int one) throws IOException {
    open().write(one);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    open().write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      end();
    }
  }

  private Piece open() throws IOException {
    if (open == null) open = new Piece(new Unclosed(out));
    return open;
  }

  private void end() throws IOException {
    if (open == null) return;
    open.close();
    open = null;
  }

  /** More pieces follow. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static final class Piece extends GZIPOutputStream {
    Piece(OutputStream out) throws IOException {
      super(out, 1 << 16);
      // Reading the rows shall not wait for it.
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
