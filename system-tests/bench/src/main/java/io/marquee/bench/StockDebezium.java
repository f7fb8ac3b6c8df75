package io.marquee.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Debezium embedded as its documentation shows it for an outbox: the EventRouter takes topic, key,
 * payload and headers out of the row; all else is left as it comes, offsets lie in a file.
 */
final class StockDebezium implements Carrier {
  private final Setup setup;
  private final EffectConsumer effects;
  private final Path offsets;
  private @Nullable Producer<byte[], byte[]> producer;
  private @Nullable DebeziumRun run;

  StockDebezium(Setup setup) {
    this.setup = setup;
    this.effects = new EffectConsumer(setup);
    try {
      offsets = Files.createTempFile("bench", ".offsets");
      offsets.toFile().deleteOnExit();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void start() throws Exception {
    effects.start();
    producer = Clients.producer(setup.kafka(), Clients.USUAL_LINGER);
    run = new DebeziumRun(properties(), producer, StockDebezium::routed);
    run.start();
  }

  private Properties properties() {
    Properties p = DebeziumRun.connector(setup);
    p.setProperty("offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore");
    p.setProperty("offset.storage.file.filename", offsets.toString());
    p.setProperty("transforms", "outbox");
    p.setProperty("transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter");
    p.setProperty("transforms.outbox.table.field.event.id", "id");
    p.setProperty("transforms.outbox.table.field.event.key", "key");
    p.setProperty("transforms.outbox.table.field.event.payload", "payload");
    p.setProperty("transforms.outbox.route.by.field", "topic");
    p.setProperty("transforms.outbox.route.topic.replacement", "${routedByValue}");
    p.setProperty(
        "transforms.outbox.table.fields.additional.placement",
        "type:header:ce_type,time:header:ce_time,workspace_id:header:ce_workspace,"
            + "account_id:header:ce_account,actor:header:ce_actor,"
            + "correlation_id:header:ce_correlation,causation_id:header:ce_causation,"
            + "sequence:header:ce_sequence,traceparent:header:traceparent");
    return p;
  }

  private static @Nullable ProducerRecord<byte[], byte[]> routed(SourceRecord routed) {
    if (!(routed.value() instanceof String payload)) return null;
    Headers headers = new RecordHeaders();
    for (Header header : routed.headers()) {
      if (header.value() == null) continue;
      String name = header.key().equals("id") ? "ce_id" : header.key();
      headers.add(name, Envelope.bytes(header.value().toString()));
    }
    return new ProducerRecord<>(
        routed.topic(),
        null,
        routed.key().toString().getBytes(StandardCharsets.UTF_8),
        Envelope.bytes(payload),
        headers);
  }

  @Override
  public void stop() throws Exception {
    if (run != null) run.stop();
    if (producer != null) producer.close();
    effects.stop();
  }
}
