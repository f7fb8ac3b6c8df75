package io.marquee.service.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes files one after the other in the format of POSIX.1-1988 (ustar), which every tar reads.
 * The end is not written by itself, so that archives can be put together.
 */
public final class TarWriter {

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int PREFIX = 155;
  private static final long OCTAL_LIMIT = 1L << 33;

  private final OutputStream out;

  /**
   * Writes to a stream.
   *
   * @param out where to; it stays open
   */
  public TarWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a file.
   *
   * @param path of ASCII letters, with slashes
   * @param size exactly so many bytes
   * @param at when it was changed last
   * @param content the bytes; it stays open
   * @throws IOException when it cannot be written, or the content is shorter
   */
  public void file(String path, long size, Instant at, InputStream content) throws IOException {
    begin(path, size, at);
    byte[] buffer = new byte[64 * 1024];
    long left = size;
    while (left > 0) {
      int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) throw new IOException(path + " is shorter than it was said to be");
      out.write(buffer, 0, read);
      left -= read;
    }
    end(size);
  }

  /** Writes what stands before a file's content, which somebody else writes. */
  void begin(String path, long size, Instant at) throws IOException {
    out.write(header(path, size, at));
  }

  /** Writes what stands behind it. */
  void end(long size) throws IOException {
    out.write(new byte[(int) (-size & (BLOCK - 1))]);
  }

  /**
   * Writes the end of an archive.
   *
   * @throws IOException when it cannot be written
   */
  public void end() throws IOException {
    out.write(new byte[2 * BLOCK]);
  }

  private static byte[] header(String path, long size, Instant at) throws IOException {
    byte[] header = new byte[BLOCK];
    int cut = path.length() <= NAME ? -1 : path.indexOf('/', path.length() - NAME - 1);
    if (path.length() > NAME && (cut < 0 || cut > PREFIX)) {
      throw new IOException("too long a name for an archive: " + path);
    }
    put(header, 0, path.substring(cut + 1));
    put(header, 345, cut < 0 ? "" : path.substring(0, cut));
    put(header, 100, "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    if (size < OCTAL_LIMIT) {
      put(header, 124, octal(size, 11));
    } else {
      // As GNU and all newer ones have it: binary, with the highest bit set.
      for (int i = 0; i < 8; i++) header[135 - i] = (byte) (size >>> (8 * i));
      header[124] = (byte) 0x80;
    }
    put(header, 136, octal(at.getEpochSecond(), 11));
    header[156] = '0';
    put(header, 257, "ustar\0" + "00");
    put(header, 148, "        ");
    int sum = 0;
    for (byte each : header) sum += each & 0xff;
    put(header, 148, octal(sum, 6) + "\0 ");
    return header;
  }

  private static String octal(long value, int digits) {
    String text = Long.toOctalString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
