package io.marquee.local.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The one form of JSON that is hashed, after <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC
 * 8785</a>, as far as exports have it: objects, texts, whole numbers, nulls. It is written here
 * once more, apart from the service's, since a check that shares code with what it checks shares
 * its mistakes.
 */
final class Canonical {

  private Canonical() {}

  /**
   * The SHA-256 of the canonical form, in hex.
   *
   * @throws IllegalArgumentException when there is something in it that no export has
   */
  static String hash(JsonNode object) {
    var text = new StringBuilder();
    write(text, object);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static void write(StringBuilder text, JsonNode value) {
    if (value.isNull()) {
      text.append("null");
    } else if (value.isString()) {
      quote(text, value.stringValue());
    } else if (value.isIntegralNumber() && value.canConvertToLong()) {
      text.append(value.longValue());
    } else if (value.isObject()) {
      text.append('{');
      boolean first = true;
      for (String name : new TreeSet<>(value.propertyNames())) {
        if (!first) text.append(',');
        first = false;
        quote(text, name);
        text.append(':');
        write(text, value.get(name));
      }
      text.append('}');
    } else {
      throw new IllegalArgumentException("an export has no " + value.getNodeType());
    }
  }

  private static void quote(StringBuilder text, String word) {
    text.append('"');
    for (char letter : word.toCharArray()) {
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
