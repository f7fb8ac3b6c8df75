package io.marquee.publishing.feed;

import io.marquee.publishing.storage.MediaStore.Stat;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * Which bytes of a file to send.
 *
 * @param first the first byte
 * @param last the last byte; before the first when there is none to send
 * @param size the whole file's length
 * @param isPart whether the client asked for a part and gets one
 * @param isSatisfiable whether the part that the client asked for is in the file
 */
record ByteRange(long first, long last, long size, boolean isPart, boolean isSatisfiable) {

  /** As the request wants it. If-Range gives the whole of a file that has changed meanwhile. */
  static ByteRange of(HttpServletRequest request, String etag, Stat file) {
    String wanted = request.getHeader(HttpHeaders.RANGE);
    String onlyOf = request.getHeader(HttpHeaders.IF_RANGE);
    boolean same = onlyOf == null || onlyOf.equals(etag);
    return wanted == null || !same ? whole(file.sizeBytes()) : parse(wanted, file.sizeBytes());
  }

  /** A range that cannot be understood is ignored, as the RFC wants it. */
  static ByteRange parse(String header, long size) {
    List<HttpRange> ranges;
    try {
      ranges = HttpRange.parseRanges(header);
    } catch (IllegalArgumentException notUnderstood) {
      return whole(size);
    }
    if (ranges.size() != 1) return whole(size);
    try {
      long first = ranges.getFirst().getRangeStart(size);
      long last = ranges.getFirst().getRangeEnd(size);
      boolean there = size > 0 && first < size && first <= last;
      return new ByteRange(first, last, size, there, there);
    } catch (IllegalArgumentException outside) {
      return new ByteRange(0, -1, size, false, false);
    }
  }

  static ByteRange whole(long size) {
    return new ByteRange(0, size - 1, size, false, true);
  }

  long length() {
    return last - first + 1;
  }

  String contentRange() {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
