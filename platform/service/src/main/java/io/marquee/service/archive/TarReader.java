package io.marquee.service.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads files one after the other in the format that {@link TarWriter} writes, POSIX.1-1988
 * (ustar). It is strict, since an archive may come from anybody: nothing but plain files below the
 * top, by names that cannot lead elsewhere.
 */
public final class TarReader {

  private static final int BLOCK = 512;

  private final InputStream in;
  private final InputStream content = new Content();
  private long left;
  private int padding;

  /**
   * Reads from a stream.
   *
   * @param in where from; it stays open
   */
  public TarReader(InputStream in) {
    this.in = in;
  }

  /**
   * A file.
   *
   * @param path with slashes, below the top
   * @param size its length in bytes
   */
  public record Entry(String path, long size) {}

  /** The stream is not such an archive, or ends within a file. */
  public static final class Malformed extends IOException {
    Malformed(String message) {
      super(message);
    }
  }

  /**
   * Goes on to the next file, past what was not read of the one before.
   *
   * @return null at the end of the archive, or of the stream where a file might begin
   * @throws Malformed when no header of a plain file follows
   * @throws IOException when it cannot be read
   */
  public @Nullable Entry next() throws IOException {
    skipRest();
    byte[] header = in.readNBytes(BLOCK);
    if (header.length == 0) return null;
    if (header.length < BLOCK) throw new Malformed("it ends within a header");
    if (isZero(header)) return null;
    check(header);
    String prefix = text(header, 345, 155);
    String name = text(header, 0, 100);
    String path = prefix.isEmpty() ? name : prefix + "/" + name;
    if (!isBelow(path)) throw new Malformed("a file is named " + printable(path));
    if (header[156] != '0' && header[156] != 0) throw new Malformed(path + " is no plain file");
    left = size(header);
    padding = (int) (-left & (BLOCK - 1));
    return new Entry(path, left);
  }

  /**
   * The current file.
   *
   * @return its bytes; closing it does nothing
   */
  public InputStream content() {
    return content;
  }

  private void skipRest() throws IOException {
    content.transferTo(java.io.OutputStream.nullOutputStream());
    if (in.readNBytes(padding).length < padding) throw new Malformed("it ends within a file");
    padding = 0;
  }

  private static boolean isZero(byte[] block) {
    for (byte each : block) if (each != 0) return false;
    return true;
  }

  private static void check(byte[] header) throws Malformed {
    if (!text(header, 257, 5).equals("ustar")) throw new Malformed("a header is none of ustar");
    int sum = 0;
    // The sum itself counts as spaces.
    for (int i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    if (octal(header, 148, 8) != sum) throw new Malformed("a header's sum is wrong");
  }

  private static boolean isBelow(String path) {
    if (path.isEmpty() || path.indexOf('\\') >= 0) return false;
    for (String step : path.split("/", -1)) {
      if (step.isEmpty() || step.equals(".") || step.equals("..")) return false;
    }
    return path.chars().allMatch(letter -> letter >= ' ' && letter < 127);
  }

  private static long size(byte[] header) throws Malformed {
    if ((header[124] & 0x80) == 0) return octal(header, 124, 12);
    // As GNU and all newer ones have it: binary, with the highest bit set.
    if (header[124] != (byte) 0x80 || header[125] != 0 || header[126] != 0 || header[127] != 0) {
      throw new Malformed("a file is longer than any");
    }
    long size = 0;
    for (int i = 128; i < 136; i++) size = size << 8 | header[i] & 0xff;
    if (size < 0) throw new Malformed("a file is longer than any");
    return size;
  }

  private static long octal(byte[] header, int at, int length) throws Malformed {
    String digits = text(header, at, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 8);
    } catch (NumberFormatException notOctal) {
      throw new Malformed("a header holds " + printable(digits) + " for a number");
    }
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) end++;
    return new String(header, at, end - at, StandardCharsets.ISO_8859_1);
  }

  private static String printable(String text) {
    return '"' + text.replaceAll("[^ -~]", "?") + '"';
  }

  private final class Content extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) return 0;
      if (left == 0) return -1;
      int read = in.read(into, from, (int) Math.min(length, left));
      if (read < 0) throw new Malformed("it ends within a file");
      left -= read;
      return read;
    }
  }
}
