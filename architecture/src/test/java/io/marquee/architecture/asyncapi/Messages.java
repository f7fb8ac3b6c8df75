package io.marquee.architecture.asyncapi;

import io.marquee.architecture.House;
import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.outbox.EventHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The messages and schemas that channels refer to: the committed schemas and golden samples. */
final class Messages {

  static final String TOMBSTONE = EventHeaders.TOMBSTONE;
  private static final String EVENTS = "event-contracts/src/main/resources/io/marquee/events/";
  private static final String HEADERS = "cloud-event-headers";

  private final ObjectNode messages;
  private final ObjectNode schemas;

  Messages(ObjectNode components) {
    this.messages = components.putObject("messages");
    this.schemas = components.putObject("schemas");
    schemas.set(HEADERS, read("headers.schema.json"));
  }

  /** Adds an event as it travels through Kafka. */
  String event(Class<? extends Event> type) {
    String name = Contracts.nameOf(type);
    JsonNode promised = read("schemas/" + name + ".json");
    ObjectNode message =
        messages
            .putObject(name)
            .put("name", name)
            .put("title", type.getSimpleName())
            .put("summary", promised.path("description").asString());
    message.putObject("headers").put("$ref", schema(HEADERS));
    message.putObject("payload").put("$ref", payload(type));
    message.putObject("correlationId").put("location", "$message.header#/ce_correlation");
    key(message, promised.path("x-key").asString());
    message
        .putArray("examples")
        .addObject()
        .put("name", "golden-sample")
        .set("payload", sample(type));
    return "#/components/messages/" + name;
  }

  /** Adds the record that says that an aggregate of a compacted topic is gone. */
  String tombstone() {
    if (!messages.has(TOMBSTONE)) {
      ObjectNode message =
          messages
              .putObject(TOMBSTONE)
              .put("name", TOMBSTONE)
              .put("title", "Tombstone")
              .put("summary", "The aggregate is gone; the payload is null.");
      message.putObject("headers").put("$ref", schema(HEADERS));
      message.putObject("payload").put("type", "null");
      key(message, "the aggregate's id");
    }
    return "#/components/messages/" + TOMBSTONE;
  }

  /** A message of another kind, to be filled. */
  ObjectNode other(String name) {
    return messages.putObject(name).put("name", name);
  }

  /** A schema of another kind, to be filled. */
  ObjectNode otherSchema(String name) {
    return schemas.putObject(name);
  }

  /** The schema of an event's payload. */
  String payload(Class<? extends Event> type) {
    String name = Contracts.nameOf(type);
    if (!schemas.has(name)) {
      var payload = (ObjectNode) read("schemas/" + name + ".json");
      // An id would change what the references of the document are relative to.
      payload.remove("$id");
      payload.remove("$schema");
      schemas.set(name, payload);
    }
    return schema(name);
  }

  JsonNode sample(Class<? extends Event> type) {
    return read("samples/" + Contracts.nameOf(type) + ".json");
  }

  static String schema(String name) {
    return "#/components/schemas/" + name;
  }

  private static void key(ObjectNode message, String description) {
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka
        .putObject("key")
        .put("type", "string")
        .put("format", "uuid")
        .put("description", description);
    kafka.put("bindingVersion", "0.5.0");
  }

  /** From the sources: what was written just now is not among the compiled resources. */
  private static JsonNode read(String file) {
    return AsyncApi.JSON.readTree(House.read(House.root().resolve(EVENTS + file)));
  }
}
