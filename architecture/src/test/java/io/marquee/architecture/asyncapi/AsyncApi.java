package io.marquee.architecture.asyncapi;

import io.marquee.architecture.Topology;
import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.outbox.kafka.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.TopicConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI 3.0</a>
 * document of the whole suite: topics, events, who sends and who receives, and the webhooks for
 * partners. Nothing in it is written by hand but the words.
 */
final class AsyncApi {

  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BINDING = "0.5.0";

  private final ObjectNode document = JSON.createObjectNode();
  private final ObjectNode channels;
  private final ObjectNode operations;
  private final Messages messages;

  private AsyncApi() {
    document.put("asyncapi", "3.0.0").put("id", "urn:marquee:events");
    document
        .putObject("info")
        .put("title", "Marquee events")
        .put("version", "v1")
        .put(
            "description",
            """
            What the services of Marquee say to each other, and what partners are told. Events are CloudEvents 1.0 in \
            Kafka's binary mode: facts are the JSON payload, everything else is a header. The key is the aggregate's id, so \
            events about one aggregate stay in order. Delivery is at least once: `ce_id` tells what comes twice, `ce_sequence` \
            what comes late. Contracts grow: pass over properties and types that you do not know.""");
    document.put("defaultContentType", "application/json");
    servers();
    channels = document.putObject("channels");
    operations = document.putObject("operations");
    messages = new Messages(document.putObject("components"));
  }

  static ObjectNode write() {
    AsyncApi api = new AsyncApi();
    List<Class<? extends Event>> topics =
        Contracts.topics().stream().sorted(Comparator.comparing(Contracts::topicOf)).toList();
    for (Class<? extends Event> topic : topics) {
      api.channel(topic);
      api.sent(topic);
    }
    Topology.hearings().forEach(api::received);
    new Webhooks(api.channels, api.operations, api.messages).add();
    return api.document;
  }

  private void servers() {
    ObjectNode servers = document.putObject("servers");
    servers
        .putObject("kafka")
        .put("host", "localhost:19092")
        .put("protocol", "kafka")
        .put("description", "The house's own Kafka, for its services; this is the laptop's.");
    ObjectNode partner = servers.putObject("partner");
    partner
        .put("host", "{endpoint}")
        .put("protocol", "https")
        .put("description", "An endpoint that a partner has registered for webhooks.");
    partner
        .putObject("variables")
        .putObject("endpoint")
        .put("description", "As registered with `POST /api/v1/w/{workspace_id}/webhooks`.");
  }

  private void channel(Class<? extends Event> topic) {
    ObjectNode channel = channels.putObject(Contracts.topicOf(topic));
    channel
        .put("address", Contracts.topicOf(topic))
        .put(
            "description",
            Contracts.isCompacted(topic)
                ? "Compacted: each event is the full state; a tombstone says that the aggregate is gone."
                : "What happened, kept for %d days.".formatted(retention(topic).toDays()));
    channel.putArray("servers").addObject().put("$ref", "#/servers/kafka");
    ObjectNode in = channel.putObject("messages");
    for (Class<? extends Event> event : Contracts.recordsOf(topic)) {
      in.putObject(Contracts.nameOf(event)).put("$ref", messages.event(event));
    }
    if (Contracts.isCompacted(topic)) {
      in.putObject(Messages.TOMBSTONE).put("$ref", messages.tombstone());
    }
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", Contracts.topicOf(topic)).put("partitions", Topics.PARTITIONS);
    ObjectNode configuration = kafka.putObject("topicConfiguration");
    new TreeMap<>(Topics.settingsOf(topic))
        .forEach(
            (name, value) -> {
              if (value.matches("\\d+")) configuration.put(name, Long.parseLong(value));
              else configuration.putArray(name).add(value);
            });
    kafka.put("bindingVersion", BINDING);
  }

  private static Duration retention(Class<? extends Event> topic) {
    String millis = Topics.settingsOf(topic).get(TopicConfig.RETENTION_MS_CONFIG);
    return Duration.ofMillis(Long.parseLong(Objects.requireNonNull(millis)));
  }

  /** One operation per publisher and topic. */
  private void sent(Class<? extends Event> topic) {
    var publishers = new TreeMap<String, Set<String>>();
    for (Class<? extends Event> event : Contracts.recordsOf(topic)) {
      for (String service : Topology.announcingServices(event)) {
        publishers.computeIfAbsent(service, any -> new TreeSet<>()).add(Contracts.nameOf(event));
      }
    }
    publishers.forEach(
        (service, events) -> {
          if (Contracts.isCompacted(topic)) events.add(Messages.TOMBSTONE);
          operation(service + ".sends." + Contracts.topicOf(topic), "send", service, topic, events);
        });
  }

  /** One operation per consumer. */
  private void received(Topology.Hearing hearing) {
    ObjectNode operation =
        operation(
            hearing.service() + ".receives." + hearing.consumer(),
            "receive",
            hearing.service(),
            hearing.topic(),
            hearing.events());
    operation.put("x-marquee-order", hearing.order());
    if (hearing.group().isEmpty()) return;
    ObjectNode kafka = operation.putObject("bindings").putObject("kafka");
    kafka.putObject("groupId").put("type", "string").putArray("enum").add(hearing.group());
    kafka.put("bindingVersion", BINDING);
  }

  private ObjectNode operation(
      String name,
      String action,
      String service,
      Class<? extends Event> topic,
      Set<String> events) {
    String channel = "#/channels/" + Contracts.topicOf(topic);
    ObjectNode operation = operations.putObject(name).put("action", action);
    operation.putObject("channel").put("$ref", channel);
    operation.putArray("tags").addObject().put("name", service);
    ArrayNode refs = operation.putArray("messages");
    events.forEach(event -> refs.addObject().put("$ref", channel + "/messages/" + event));
    return operation;
  }
}
