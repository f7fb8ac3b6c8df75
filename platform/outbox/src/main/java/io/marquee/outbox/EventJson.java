package io.marquee.outbox;

import io.marquee.events.Event;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events: snake_case, instants as ISO 8601 in UTC, unknown properties passed over, so
 * that contracts can grow. The only place that says so.
 */
public final class EventJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private EventJson() {}

  /** An event as JSON. */
  public static String write(Event event) {
    return MAPPER.writeValueAsString(event);
  }

  /**
   * JSON as an event.
   *
   * @throws tools.jackson.core.JacksonException if it is no JSON of that type
   */
  public static <T extends Event> T read(byte[] json, Class<T> type) {
    return read(new String(json, StandardCharsets.UTF_8), type);
  }

  /**
   * JSON as an event.
   *
   * @throws tools.jackson.core.JacksonException if it is no JSON of that type
   */
  public static <T extends Event> T read(String json, Class<T> type) {
    T event = MAPPER.readValue(json, type);
    if (event == null) throw new UnreadableEvent("the payload is null");
    return event;
  }
}
