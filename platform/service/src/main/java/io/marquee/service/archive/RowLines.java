package io.marquee.service.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a file of an archive, none of which can take all memory. */
class RowLines {

  private static final int LONGEST = 16 * 1024 * 1024;

  private final String name;
  private final InputStream in;
  private byte[] line = new byte[8 * 1024];
  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int end;

  RowLines(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** The next row as JSON, null at the end. */
  @Nullable String next() throws IOException {
    int length = 0;
    while (true) {
      if (at == end) {
        end = Math.max(0, in.read(buffer));
        at = 0;
        if (end == 0) {
          if (length == 0) return null;
          throw new ImportRefused("a line of " + name + " has no end");
        }
      }
      int from = at;
      while (at < end && buffer[at] != '\n') at++;
      int more = at - from;
      if (length + more > LONGEST) throw new ImportRefused("a line of " + name + " is too long");
      if (length + more > line.length) {
        line = Arrays.copyOf(line, Math.max(length + more, Math.min(LONGEST, line.length * 2)));
      }
      System.arraycopy(buffer, from, line, length, more);
      length += more;
      if (at < end) {
        at++;
        return row(length);
      }
    }
  }

  private String row(int length) {
    try {
      String row =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
      // Whatever else it is, COPY shall see nothing that it takes for more than a row.
      if (!row.startsWith("{") || row.chars().anyMatch(letter -> letter < ' ')) {
        throw new ImportRefused("a line of " + name + " is no row");
      }
      return row;
    } catch (CharacterCodingException malformed) {
      throw new ImportRefused("a line of " + name + " is no UTF-8");
    }
  }
}
