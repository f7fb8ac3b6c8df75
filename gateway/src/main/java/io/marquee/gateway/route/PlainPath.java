package io.marquee.gateway.route;

import org.jspecify.annotations.Nullable;

/**
 * Refuses paths that two readers could read differently: what the route table judges has to be what
 * the service sees. The paths of this API need neither parameters ({@code ;}) nor encoded letters,
 * dots, slashes, percent signs or anything outside printable ASCII.
 */
public final class PlainPath {

  private static final String PLAIN = "-._~!$&'()*+,=:@/";

  private PlainPath() {}

  /**
   * What is wrong with a path as it came over the wire.
   *
   * @param rawPath the undecoded path
   * @return a sentence, null when nothing is wrong
   */
  public static @Nullable String fault(String rawPath) {
    if (rawPath.isEmpty() || rawPath.charAt(0) != '/') return "The path does not start with /.";
    int segment = 1;
    for (int i = 0; i < rawPath.length(); i++) {
      char c = rawPath.charAt(i);
      if (c == '%') {
        if (!isHarmless(rawPath, i)) return "The path has a percent-encoding it does not need.";
        i += 2;
      } else if (!isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
        return "The path has a character that is not allowed.";
      } else if (c == '/' && i > 0) {
        if (isDots(rawPath, segment, i)) return "The path has a segment of dots.";
        if (i == segment) return "The path has an empty segment.";
        segment = i + 1;
      }
    }
    return isDots(rawPath, segment, rawPath.length()) ? "The path has a segment of dots." : null;
  }

  private static boolean isDots(String path, int from, int to) {
    int length = to - from;
    return (length == 1 || length == 2) && path.charAt(from) == '.' && path.charAt(to - 1) == '.';
  }

  private static boolean isHarmless(String path, int percent) {
    if (percent + 2 >= path.length()) return false;
    int high = Character.digit(path.charAt(percent + 1), 16);
    int low = Character.digit(path.charAt(percent + 2), 16);
    if (high < 0 || low < 0) return false;
    char c = (char) (high * 16 + low);
    return c >= ' ' && c < 127 && !isLetterOrDigit(c) && "/\\.%;?#-_~".indexOf(c) < 0;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
