package io.marquee.outbox.relay;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.marquee.tenancy.database.PostgresSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.jspecify.annotations.Nullable;

/**
 * The stream of the outbox's rows out of PostgreSQL: one run of Debezium's engine.
 *
 * <p>Debezium never learns where an earlier run ended; its offsets are kept in memory only. So it
 * starts where the slot's confirmed position is, and PostgreSQL then sends whole transactions from
 * there. With an offset of its own it would look for the row at which to go on and leave out what
 * comes before, which has lost rows that share a position. What comes twice is known from the
 * {@link Ledger}.
 */
class OutboxStream {
  /** Debezium makes its task by itself: this is how the task finds the stream it is for. */
  private static final Map<String, StreamQueue> QUEUES = new ConcurrentHashMap<>();

  private final String name;
  private final StreamQueue queue;
  private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  OutboxStream(
      PostgresSettings settings, String slot, long epoch, StreamQueue queue, BatchHandler handler) {
    // Also names the metrics beans, which must not meet those of an earlier run.
    this.name = slot + "-" + epoch;
    this.queue = queue;
    this.engine =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(properties(settings, slot))
            .using(
                (success, message, error) -> failure = success ? null : orMessage(error, message))
            .notifying(
                (events, committer) -> {
                  for (RecordChangeEvent<SourceRecord> each : events) {
                    handler.handle((StreamQueue.Batch) each.record().value());
                  }
                })
            .build();
  }

  /** Takes what came, one batch after the other. */
  interface BatchHandler {
    void handle(StreamQueue.Batch batch) throws InterruptedException;
  }

  static StreamQueue queueOf(String name) {
    StreamQueue queue = QUEUES.get(name);
    if (queue == null) throw new IllegalStateException("no stream of the name " + name);
    return queue;
  }

  /** Streams in this thread until it is closed or fails. */
  void run() throws StreamBroken {
    QUEUES.put(name, queue);
    try {
      engine.run();
    } finally {
      QUEUES.remove(name);
      ended.countDown();
    }
    Throwable cause = failure;
    if (cause != null) throw new StreamBroken(cause);
  }

  /** Ends the stream, from another thread. */
  void close() throws InterruptedException {
    queue.close();
    while (ended.getCount() > 0) {
      try {
        engine.close();
        return;
      } catch (IllegalStateException startingOrEnding) {
        ended.await(50, TimeUnit.MILLISECONDS);
      } catch (IOException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private static Throwable orMessage(@Nullable Throwable error, String message) {
    return error != null ? error : new IllegalStateException(message);
  }

  private Properties properties(PostgresSettings settings, String slot) {
    var p = new Properties();
    p.setProperty("name", name);
    p.setProperty("connector.class", OutboxConnector.class.getName());
    p.setProperty("offset.storage", MemoryOffsetBackingStore.class.getName());
    p.setProperty("database.hostname", settings.host());
    p.setProperty("database.port", Integer.toString(settings.port()));
    p.setProperty("database.dbname", settings.database());
    p.setProperty("database.user", settings.role("relay"));
    p.setProperty("database.password", settings.password("relay"));
    p.setProperty("database.sslmode", settings.sslMode());
    if (settings.sslRootCertificate() != null)
      p.setProperty("database.sslrootcert", settings.sslRootCertificate());
    p.setProperty("driver.socketFactory", PatientSocketFactory.class.getName());
    p.setProperty("topic.prefix", name);
    p.setProperty("plugin.name", "pgoutput");
    p.setProperty("slot.name", slot);
    p.setProperty("publication.name", "marquee_outbox");
    p.setProperty("publication.autocreate.mode", "disabled");
    p.setProperty("schema.include.list", "service");
    p.setProperty("table.include.list", "service.outbox");
    p.setProperty("snapshot.mode", "no_data");
    p.setProperty("heartbeat.interval.ms", "0");
    p.setProperty("xmin.fetch.interval.ms", "0");
    p.setProperty("record.processing.threads", "1");
    p.setProperty("record.processing.shutdown.timeout.ms", "500");
    p.setProperty("task.management.timeout.ms", "10000");
    // A failure ends the engine at once: the relay begins anew, with a fresh look at its lease.
    p.setProperty("errors.max.retries", "0");
    p.setProperty("slot.max.retries", "0");
    p.setProperty("signal.enabled.channels", "");
    return p;
  }
}
