package io.marquee.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The limit of writing: records of the same shape, made beforehand as far as may be. */
final class ProducerAlone implements Carrier {
  private static final int SAMPLES = 10_000;

  private final Setup setup;
  private long sent;
  private @Nullable Thread thread;

  ProducerAlone(Setup setup) {
    this.setup = setup;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("producer").start(this::run);
  }

  private void run() {
    List<ProducerRecord<byte[], byte[]>> samples = samples();
    try (Producer<byte[], byte[]> producer =
        Clients.producer(setup.kafka(), Clients.USUAL_LINGER)) {
      long end = sent + setup.rows();
      for (; sent < end; sent++) {
        ProducerRecord<byte[], byte[]> sample = samples.get((int) (sent % SAMPLES));
        var headers = new RecordHeaders(sample.headers());
        headers.remove(Envelope.SEQUENCE);
        headers.add(Envelope.SEQUENCE, Envelope.bytes(Long.toString(sent / SAMPLES + 1)));
        producer.send(
            new ProducerRecord<>(setup.topic(), null, sample.key(), sample.value(), headers));
      }
      producer.flush();
    }
  }

  private List<ProducerRecord<byte[], byte[]>> samples() {
    List<ProducerRecord<byte[], byte[]>> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      UUID key = UUID.nameUUIDFromBytes(Envelope.bytes("key " + i));
      Map<String, @Nullable String> row = new HashMap<>();
      row.put("topic", setup.topic());
      row.put("key", key.toString());
      row.put("id", UUID.randomUUID().toString());
      row.put("type", Event.TYPE);
      row.put("time", "2026-11-23T02:07:39.123456Z");
      row.put("workspace_id", UUID.randomUUID().toString());
      row.put("account_id", UUID.randomUUID().toString());
      row.put("actor", "user:" + UUID.randomUUID());
      row.put("correlation_id", UUID.randomUUID().toString());
      row.put("causation_id", i % 2 == 0 ? null : UUID.randomUUID().toString());
      row.put("sequence", "1");
      row.put("traceparent", Event.traceparent(UUID.randomUUID()));
      row.put("payload", Event.payload(key, UUID.randomUUID()));
      samples.add(Envelope.record(row::get));
    }
    return samples;
  }

  @Override
  public void stop() throws InterruptedException {
    if (thread != null) thread.join();
  }
}
