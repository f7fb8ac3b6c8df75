package io.marquee.bench;

import java.util.Properties;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The bare prototype: Debezium embedded without a transformation, polled every two milliseconds,
 * and a plain consumer. It keeps no offsets, has no ledger and no inbox.
 */
final class BareDebezium implements Carrier {
  private static final int LINGER_MILLIS = 2;

  private final Setup setup;
  private final EffectConsumer effects;
  private @Nullable Producer<byte[], byte[]> producer;
  private @Nullable DebeziumRun run;

  BareDebezium(Setup setup) {
    this.setup = setup;
    this.effects = new EffectConsumer(setup);
  }

  @Override
  public void start() throws Exception {
    effects.start();
    producer = Clients.producer(setup.kafka(), LINGER_MILLIS);
    run = new DebeziumRun(properties(), producer, BareDebezium::record);
    run.start();
  }

  private Properties properties() {
    Properties p = DebeziumRun.connector(setup);
    p.setProperty("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
    p.setProperty("offset.flush.interval.ms", "1000");
    p.setProperty("poll.interval.ms", "2");
    p.setProperty("record.processing.threads", "2");
    return p;
  }

  private static @Nullable ProducerRecord<byte[], byte[]> record(SourceRecord change) {
    if (!(change.value() instanceof Struct value)
        || value.schema().field("after") == null
        || !(value.getStruct("after") instanceof Struct row)) {
      return null;
    }
    return Envelope.record(
        column -> {
          Object told = row.get(column);
          return told == null ? null : told.toString();
        });
  }

  @Override
  public void stop() throws Exception {
    if (run != null) run.stop();
    if (producer != null) producer.close();
    effects.stop();
  }
}
