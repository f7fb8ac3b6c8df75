package io.marquee.systemtests;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON, without knowing any of its shapes. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  static JsonNode parse(String text) {
    return text.isBlank() ? MAPPER.nullNode() : MAPPER.readTree(text);
  }

  static JsonNode read(Path file) {
    return MAPPER.readTree(file);
  }

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** A field of each item. */
  static List<String> each(Iterable<JsonNode> items, String field) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.required(field).asString())
        .toList();
  }
}
