package io.marquee.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The honest limit: what anyone could write by hand who wants the same records in Kafka. It decodes
 * as little as it can, sends without waiting, and confirms a position to PostgreSQL when all before
 * it is acknowledged. No leader, no ledger, no reconciliation, no recovery.
 */
final class Pipe implements Carrier, ReplicationStream.Handler {
  private static final int ROWS_PER_CONFIRMATION = 1_000;
  private static final byte[] SOURCE = Envelope.SOURCE.getBytes(StandardCharsets.UTF_8);
  private static final byte[] SPECIFICATION = "1.0".getBytes(StandardCharsets.UTF_8);
  private static final byte[] JSON = "application/json".getBytes(StandardCharsets.UTF_8);

  private final Setup setup;
  private final PgOutput protocol = new PgOutput();
  private final Deque<Span> unconfirmed = new ArrayDeque<>();
  private @Nullable Producer<byte[], byte[]> producer;
  private @Nullable ReplicationStream stream;
  private Span current = new Span();

  /** For each column the header that it becomes, or null. */
  private @Nullable String[] headers = {};

  private boolean inTransaction;
  private int topic;
  private int key;
  private int payload;

  Pipe(Setup setup) {
    this.setup = setup;
  }

  /** Rows of whole transactions, and how many of them the brokers have not acknowledged. */
  private static final class Span implements Callback {
    private final AtomicInteger open = new AtomicInteger();
    private int rows;
    private long end;

    @Override
    public void onCompletion(
        org.apache.kafka.clients.producer.@Nullable RecordMetadata metadata,
        @Nullable Exception failure) {
      if (failure != null) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
      }
      open.decrementAndGet();
    }
  }

  @Override
  public void start() {
    producer = Clients.producer(setup.kafka(), Clients.USUAL_LINGER);
    stream = new ReplicationStream(setup, this);
    stream.start();
  }

  @Override
  public void on(ByteBuffer message, ReplicationStream from) {
    switch (message.get(message.position())) {
      case 'R' -> {
        protocol.relation(message);
        learn(protocol.columns());
      }
      case 'B' -> inTransaction = true;
      case 'I' -> send(protocol.insert(message));
      case 'C' -> {
        inTransaction = false;
        current.end = protocol.endOfTransaction(message);
        if (current.rows >= ROWS_PER_CONFIRMATION) seal();
        confirm(from);
      }
      default -> {}
    }
  }

  private void seal() {
    unconfirmed.add(current);
    current = new Span();
  }

  private void confirm(ReplicationStream from) {
    for (Span first = unconfirmed.peek();
        first != null && first.open.get() == 0;
        first = unconfirmed.peek()) {
      from.confirm(first.end);
      unconfirmed.remove();
    }
  }

  private void learn(String[] columns) {
    headers = Arrays.stream(columns).map(Envelope::headerOf).toArray(String[]::new);
    topic = Arrays.asList(columns).indexOf("topic");
    key = Arrays.asList(columns).indexOf("key");
    payload = Arrays.asList(columns).indexOf("payload");
  }

  private void send(@Nullable byte[][] row) {
    var envelope = new RecordHeaders();
    envelope.add("ce_specversion", SPECIFICATION);
    envelope.add("ce_source", SOURCE);
    for (int i = 0; i < row.length; i++) {
      String header = headers[i];
      byte[] value = row[i];
      if (header == null || value == null) continue;
      envelope.add(header, header.equals("ce_time") ? iso(value) : value);
    }
    envelope.add("ce_subject", row[key]);
    envelope.add("content-type", JSON);
    current.rows++;
    current.open.incrementAndGet();
    if (producer == null || row[topic] == null) throw new IllegalStateException("not started");
    producer.send(
        new ProducerRecord<>(
            new String(row[topic], StandardCharsets.ISO_8859_1),
            null,
            row[key],
            row[payload],
            envelope),
        current);
  }

  /** {@code 2026-11-23 02:07:39.123456+00} as RFC 3339. */
  private static byte[] iso(byte[] text) {
    byte[] iso = Arrays.copyOf(text, text.length - 2);
    iso[10] = 'T';
    iso[iso.length - 1] = 'Z';
    return iso;
  }

  @Override
  public void idle(ReplicationStream from) {
    if (current.rows > 0 && !inTransaction) seal();
    confirm(from);
  }

  @Override
  public void stop() throws InterruptedException {
    if (stream != null) stream.stop();
    if (producer != null) producer.close();
  }
}
