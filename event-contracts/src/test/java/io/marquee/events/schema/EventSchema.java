package io.marquee.events.schema;

import io.marquee.events.Contracts;
import io.marquee.events.Event;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The <a href="https://json-schema.org/draft/2020-12">JSON Schema</a> of an event version, made
 * from its record. What is {@code @Nullable} is optional and may be null; properties that are not
 * named here may come with time. {@code x-topic}, {@code x-key} and {@code x-compacted} belong to
 * the promise, too.
 */
final class EventSchema {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final PropertyNamingStrategy NAMES = PropertyNamingStrategies.SNAKE_CASE;

  private static final Map<Class<?>, List<String>> SCALARS =
      Map.ofEntries(
          Map.entry(UUID.class, List.of("string", "uuid")),
          Map.entry(Instant.class, List.of("string", "date-time")),
          Map.entry(LocalDate.class, List.of("string", "date")),
          Map.entry(URI.class, List.of("string", "uri")),
          Map.entry(String.class, List.of("string")),
          Map.entry(BigDecimal.class, List.of("number")),
          Map.entry(boolean.class, List.of("boolean")),
          Map.entry(Boolean.class, List.of("boolean")),
          Map.entry(int.class, List.of("integer", "int32")),
          Map.entry(Integer.class, List.of("integer", "int32")),
          Map.entry(long.class, List.of("integer", "int64")),
          Map.entry(Long.class, List.of("integer", "int64")));

  private final Javadocs javadocs;

  EventSchema(Javadocs javadocs) {
    this.javadocs = javadocs;
  }

  /** The schema of an event. */
  ObjectNode of(Class<? extends Event> type) {
    ObjectNode schema =
        JSON.createObjectNode()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("$id", "urn:marquee:event:" + Contracts.nameOf(type))
            .put("title", type.getSimpleName())
            .put("description", javadocs.of(type))
            .put("x-topic", Contracts.topicOf(type))
            .put("x-key", keyOf(type))
            .put("x-compacted", Contracts.isCompacted(type));
    addProperties(schema, type);
    return schema;
  }

  /** The component whose value the Kafka key is, found by a sample in which all ids differ. */
  private static String keyOf(Class<? extends Event> type) {
    Event sample = GoldenSample.of(type);
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> sample.key().equals(GoldenSample.valueOf(component, sample)))
        .map(component -> nameOf(component))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the key of " + type + " is none of its ids"));
  }

  private void addProperties(ObjectNode schema, Class<?> type) {
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (RecordComponent component : type.getRecordComponents()) {
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      properties.set(
          nameOf(component),
          property(component.getAnnotatedType(), nullable, javadocs.of(type, component.getName())));
      if (!nullable) required.add(nameOf(component));
    }
  }

  private ObjectNode property(AnnotatedType type, boolean nullable, @Nullable String description) {
    ObjectNode schema = JSON.createObjectNode();
    if (description != null) schema.put("description", description);
    Class<?> raw = raw(type.getType());
    List<String> scalar = SCALARS.get(raw);
    if (scalar != null) {
      schema.put("type", scalar.getFirst());
      if (scalar.size() > 1) schema.put("format", scalar.getLast());
    } else if (raw.isEnum()) {
      schema.put("type", "string");
      ArrayNode values = schema.putArray("enum");
      for (Object value : raw.getEnumConstants()) values.add(((Enum<?>) value).name());
      if (nullable) values.addNull();
    } else if (raw == List.class || raw == Set.class) {
      schema.put("type", "array");
      schema.set("items", property(argument(type, 0), false, null));
    } else if (raw == Map.class) {
      schema.put("type", "object");
      schema.set("additionalProperties", property(argument(type, 1), false, null));
    } else if (raw.isRecord()) {
      if (description == null) schema.put("description", javadocs.of(raw));
      addProperties(schema, raw);
    } else {
      throw new IllegalStateException("contracts have no " + raw + ": see EventSchema for what");
    }
    JsonNode plain = schema.get("type");
    if (nullable && plain != null) schema.putArray("type").add(plain).add("null");
    return schema;
  }

  private static AnnotatedType argument(AnnotatedType type, int index) {
    return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }

  private static String nameOf(RecordComponent component) {
    return NAMES.nameForField(null, null, component.getName());
  }
}
