package io.marquee.test;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.marquee.events.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The promised schemas and golden samples, as they lie in the jar of the contracts. */
final class EventSchemas {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private EventSchemas() {}

  /** What of a payload is not as promised, a sentence each. */
  static List<String> breaches(String type, String payload) {
    return breachesOf("schemas/" + type + ".json", type, payload);
  }

  /** What of an envelope, written as a JSON object, is not as promised. */
  static List<String> breachesOfHeaders(String type, String headers) {
    return breachesOf("headers.schema.json", type, headers);
  }

  private static List<String> breachesOf(String schema, String type, String json) {
    return SCHEMAS
        .computeIfAbsent(schema, file -> REGISTRY.getSchema(read(file)))
        .validate(
            json,
            InputFormat.JSON,
            (context, about) ->
                context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(error -> "%s%s: %s".formatted(type, error.getInstanceLocation(), error.getMessage()))
        .toList();
  }

  /** The golden sample of an event. */
  static String sample(String type) {
    return read("samples/" + type + ".json");
  }

  private static String read(String file) {
    try (InputStream found = Event.class.getResourceAsStream(file)) {
      if (found == null) {
        throw new IllegalStateException(file + " is missing; ./run contracts writes it");
      }
      return new String(found.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
