package io.marquee.workspace.importing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A stream of gzip members of which none is read beyond its end, which {@link
 * java.util.zip.GZIPInputStream} by itself does.
 */
class PieceInput extends PushbackInputStream {

  private static final int CHUNK = 8 * 1024;

  /** The stream ends, though more should come. */
  static class Truncated extends EOFException {}

  PieceInput(InputStream in) {
    super(in, CHUNK);
  }

  /**
   * Reads one member (RFC 1952), as an export writes it: without any of the optional fields.
   *
   * @param limit how long it may become
   */
  byte[] firstMember(int limit) throws IOException {
    byte[] header = readNBytes(10);
    if (header.length < 10 || header[0] != 0x1f || header[1] != (byte) 0x8b || header[2] != 8) {
      throw new ZipException("it is not compressed by gzip");
    }
    if (header[3] != 0) throw new ZipException("it was compressed by others");
    var inflated = new ByteArrayOutputStream();
    var crc = new CRC32();
    var inflater = new Inflater(true);
    try {
      byte[] chunk = new byte[CHUNK];
      byte[] buffer = new byte[CHUNK];
      int used = 0;
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        crc.update(buffer, 0, length);
        inflated.write(buffer, 0, length);
        if (inflated.size() > limit) throw new ZipException("its first piece is too long");
        if (length > 0 || inflater.finished()) continue;
        used = read(chunk);
        if (used < 0) throw new Truncated();
        inflater.setInput(chunk, 0, used);
      }
      int rest = inflater.getRemaining();
      unread(chunk, used - rest, rest);
    } catch (DataFormatException damaged) {
      throw new ZipException("it is not compressed by gzip");
    } finally {
      inflater.end();
    }
    byte[] trailer = readNBytes(8);
    if (trailer.length < 8) throw new Truncated();
    long expected = 0;
    for (int i = 3; i >= 0; i--) expected = expected << 8 | trailer[i] & 0xff;
    if (crc.getValue() != expected) throw new ZipException("the sum of its first piece is wrong");
    return inflated.toByteArray();
  }

  /**
   * The next bytes, no more.
   *
   * @param length how many
   * @param copy where they also go
   * @param sum what they are also added to
   */
  InputStream piece(long length, OutputStream copy, MessageDigest sum) {
    return new Piece(length, copy, sum);
  }

  private final class Piece extends InputStream {
    private final OutputStream copy;
    private final MessageDigest sum;
    private long left;

    Piece(long length, OutputStream copy, MessageDigest sum) {
      this.left = length;
      this.copy = copy;
      this.sum = sum;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) return 0;
      if (left <= 0) return -1;
      int read = PieceInput.this.read(into, from, (int) Math.min(length, left));
      if (read < 0) throw new Truncated();
      copy.write(into, from, read);
      sum.update(into, from, read);
      left -= read;
      return read;
    }

    @Override
    public int available() {
      return (int) Math.min(left, Integer.MAX_VALUE);
    }
  }
}
