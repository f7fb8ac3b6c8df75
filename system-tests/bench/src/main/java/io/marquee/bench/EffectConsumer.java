package io.marquee.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The consumer of those who bring none: a transaction for each event, and its place in the topic
 * kept after each poll. It has no inbox: what comes twice it knows by the effect's own key only.
 */
final class EffectConsumer {
  private final Setup setup;
  private volatile boolean running;
  private @Nullable Thread thread;

  EffectConsumer(Setup setup) {
    this.setup = setup;
  }

  void start() {
    if (!setup.effects() || running) return;
    running = true;
    thread = Thread.ofPlatform().name("effects").start(this::run);
  }

  private void run() {
    try (Connection connection = setup.connect();
        PreparedStatement effect =
            connection.prepareStatement(
                "insert into shared.effects (workspace_id, id) values (?, ?)"
                    + " on conflict do nothing");
        KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(setup.kafka(), "effects")) {
      consumer.subscribe(List.of(setup.topic()));
      while (running) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
        for (ConsumerRecord<byte[], byte[]> record : records) {
          effect.setObject(1, uuid(record.headers(), "ce_workspace"));
          effect.setObject(2, uuid(record.headers(), "ce_id"));
          effect.executeUpdate();
        }
        if (!records.isEmpty()) consumer.commitSync();
      }
    } catch (SQLException failed) {
      failed.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static UUID uuid(Headers headers, String name) {
    return UUID.fromString(new String(headers.lastHeader(name).value(), StandardCharsets.US_ASCII));
  }

  void stop() throws InterruptedException {
    running = false;
    if (thread != null) thread.join();
  }
}
