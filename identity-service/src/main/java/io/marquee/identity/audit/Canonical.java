package io.marquee.identity.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one form of a JSON object that is hashed: <a
 * href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>, for objects of texts, whole numbers,
 * nulls and such objects.
 */
final class Canonical {

  private Canonical() {}

  static String json(Map<String, ? extends @Nullable Object> object) {
    var text = new StringBuilder();
    write(text, object);
    return text.toString();
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static void write(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case String word -> quote(text, word);
      case Long number -> text.append(number.longValue());
      case Map<?, ?> object -> {
        // Java compares texts by their UTF-16 units, as the standard wants.
        SortedMap<String, Object> sorted = new TreeMap<>();
        object.forEach((name, member) -> sorted.put((String) name, member));
        char before = '{';
        for (var member : sorted.entrySet()) {
          text.append(before);
          quote(text, member.getKey());
          text.append(':');
          write(text, member.getValue());
          before = ',';
        }
        text.append(sorted.isEmpty() ? "{}" : "}");
      }
      default -> throw new IllegalArgumentException("no canonical form of " + value.getClass());
    }
  }

  private static void quote(StringBuilder text, String word) {
    text.append('"');
    for (int at = 0; at < word.length(); at++) {
      char letter = word.charAt(at);
      switch (letter) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (letter < ' ') text.append("\\u%04x".formatted((int) letter));
          else text.append(letter);
        }
      }
    }
    text.append('"');
  }
}
