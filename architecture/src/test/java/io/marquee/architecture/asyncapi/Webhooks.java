package io.marquee.architecture.asyncapi;

import io.marquee.architecture.Topology;
import io.marquee.events.Contracts;
import io.marquee.events.Event;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What partners are told, as notification-service offers and sends it. */
final class Webhooks {

  private static final String NAME = "webhooks";
  private static final String HEADERS = "webhook-headers";

  private final ObjectNode channels;
  private final ObjectNode operations;
  private final Messages messages;

  Webhooks(ObjectNode channels, ObjectNode operations, Messages messages) {
    this.channels = channels;
    this.operations = operations;
    this.messages = messages;
  }

  void add() {
    headers();
    ObjectNode channel = channels.putObject(NAME);
    channel
        .putNull("address")
        .put("title", "Webhooks")
        .put(
            "description",
            "Signed after Standard Webhooks 1.0. At least once, in no order; only 2xx succeeds, everything else is tried again.");
    channel.putArray("servers").addObject().put("$ref", "#/servers/partner");
    ObjectNode in = channel.putObject("messages");
    ObjectNode operation = operations.putObject("notification.sends.webhooks");
    operation.put("action", "send");
    operation.putObject("channel").put("$ref", "#/channels/" + NAME);
    operation.putArray("tags").addObject().put("name", "notification");
    ArrayNode sent = operation.putArray("messages");
    Topology.offeredToPartners()
        .forEach(
            (event, description) -> {
              String type = Contracts.nameOf(event);
              in.putObject(type).put("$ref", message(event, description));
              sent.addObject().put("$ref", "#/channels/" + NAME + "/messages/" + type);
            });
    operation
        .putObject("bindings")
        .putObject("http")
        .put("method", "POST")
        .put("bindingVersion", "0.3.0");
  }

  private String message(Class<? extends Event> event, String description) {
    String name = "webhook." + Contracts.nameOf(event);
    ObjectNode message = messages.other(name);
    message.put("contentType", "application/cloudevents+json").put("summary", description);
    message.putObject("headers").put("$ref", Messages.schema(HEADERS));
    message.set("payload", cloudEvent(event));
    return "#/components/messages/" + name;
  }

  /** An envelope in JSON with the event's facts as {@code data}. */
  private ObjectNode cloudEvent(Class<? extends Event> event) {
    ObjectNode payload = AsyncApi.JSON.createObjectNode().put("type", "object");
    ObjectNode properties = payload.putObject("properties");
    properties.putObject("specversion").put("const", "1.0");
    text(properties, "id", "uuid", "the same on every try, and in the house");
    properties.putObject("type").put("const", Contracts.nameOf(event));
    text(properties, "source", "uri-reference", "the service that said it");
    text(properties, "time", "date-time", "when it was said");
    text(properties, "subject", "uuid", "the aggregate that it is about");
    text(properties, "workspace", "uuid", "whose it is");
    properties.putObject("datacontenttype").put("const", "application/json");
    properties.putObject("data").put("$ref", messages.payload(event));
    ArrayNode required = payload.putArray("required");
    properties.propertyNames().stream()
        .filter(name -> !name.equals("workspace"))
        .forEach(required::add);
    return payload;
  }

  private void headers() {
    ObjectNode schema = messages.otherSchema(HEADERS);
    schema.put("type", "object").put("description", "After https://www.standardwebhooks.com");
    ObjectNode properties = schema.putObject("properties");
    text(properties, "webhook-id", "uuid", "the event's id");
    properties
        .putObject("webhook-timestamp")
        .put("type", "string")
        .put("description", "when this try was made, in seconds since 1970");
    properties
        .putObject("webhook-signature")
        .put("type", "string")
        .put("description", "`v1,` and the HMAC-SHA256 over `id.timestamp.body` in base64");
    ArrayNode required = schema.putArray("required");
    properties.propertyNames().forEach(required::add);
  }

  private static void text(ObjectNode properties, String name, String format, String description) {
    properties
        .putObject(name)
        .put("description", description)
        .put("type", "string")
        .put("format", format);
  }
}
