package io.marquee.test;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.events.StateEvent;
import io.marquee.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What the service said, and what others say to it. */
public class Events implements DisposableBean {

  private final TestDatabase database;
  private final KafkaProducer<String, @Nullable String> producer;
  private final Map<UUID, AtomicLong> sequences = new ConcurrentHashMap<>();
  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  Events(TestDatabase database) {
    this.database = database;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "linger.ms", "0"),
            new StringSerializer(),
            new StringSerializer());
  }

  /**
   * All events of a type in the service's outbox, oldest first.
   *
   * @param type the record
   * @param <E> the record
   * @return the events of all tests so far; pick by an id of your own
   */
  public <E extends Event> List<E> published(Class<E> type) {
    return database
        .rows(
            "select payload from service.outbox where type = ? and payload is not null order by seq",
            Contracts.nameOf(type))
        .stream()
        .map(row -> json.readValue((String) row.get("payload"), type))
        .toList();
  }

  /**
   * All events of a type about one aggregate, oldest first.
   *
   * @param type the record
   * @param key the aggregate
   * @param <E> the record
   * @return its events
   */
  public <E extends Event> List<E> published(Class<E> type, UUID key) {
    return published(type).stream().filter(event -> event.key().equals(key)).toList();
  }

  /**
   * Waits until the service has said something about an aggregate.
   *
   * @param type the record
   * @param key the aggregate
   * @param <E> the record
   * @return the first such event
   */
  public <E extends Event> E awaitPublished(Class<E> type, UUID key) {
    return Awaitility.await(type.getSimpleName() + " of " + key)
        .until(() -> published(type, key), found -> !found.isEmpty())
        .getFirst();
  }

  /**
   * Sends an event as another service's relay would, with the next sequence of its aggregate.
   *
   * @param event what was said
   * @param tenant whose it is
   * @return the event's id
   */
  public UUID deliver(Event event, Tenant tenant) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    deliver(id, event, tenant, nextSequence(event.key()));
    return id;
  }

  /**
   * Sends an event with an id and a sequence of the test's choice: twice the same, or out of order.
   *
   * @param id the event's id
   * @param event what was said
   * @param tenant whose it is
   * @param sequence the event's number within its aggregate
   */
  public void deliver(UUID id, Event event, Tenant tenant, long sequence) {
    send(
        id,
        Contracts.topicOf(event.getClass()),
        Contracts.nameOf(event.getClass()),
        event.key(),
        json.writeValueAsString(event),
        tenant,
        sequence);
  }

  /**
   * Says that an aggregate of a state topic is gone.
   *
   * @param topic the topic's sealed interface
   * @param type the record whose name the tombstone carries
   * @param key the aggregate
   * @param tenant whose it was
   */
  public void deliverTombstone(
      Class<? extends StateEvent> topic,
      Class<? extends StateEvent> type,
      UUID key,
      Tenant tenant) {
    send(
        UuidCreator.getTimeOrderedEpoch(),
        Contracts.topicOf(topic),
        Contracts.nameOf(type),
        key,
        null,
        tenant,
        nextSequence(key));
  }

  private long nextSequence(UUID key) {
    return sequences.computeIfAbsent(key, any -> new AtomicLong()).incrementAndGet();
  }

  private void send(
      UUID id,
      String topic,
      String type,
      UUID key,
      @Nullable String payload,
      Tenant tenant,
      long sequence) {
    var message = new ProducerRecord<String, @Nullable String>(topic, key.toString(), payload);
    header(message, "ce_specversion", "1.0");
    header(message, "ce_id", id);
    header(message, "ce_type", type);
    header(message, "ce_source", "/marquee/test");
    header(message, "ce_time", Instant.now());
    header(message, "ce_subject", key);
    header(message, "ce_workspace", tenant.workspaceId());
    header(message, "ce_account", tenant.accountId());
    header(message, "ce_actor", "system:test");
    header(message, "ce_correlation", id);
    header(message, "ce_sequence", sequence);
    header(message, "content-type", "application/json");
    try {
      producer.send(message).get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (java.util.concurrent.ExecutionException refused) {
      throw new IllegalStateException("Kafka refused " + type, refused);
    }
  }

  private static void header(ProducerRecord<?, ?> message, String name, @Nullable Object value) {
    if (value != null) {
      message.headers().add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void destroy() {
    producer.close(Duration.ofSeconds(1));
  }
}
