package io.marquee.outbox.relay;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.ConnectorCallback;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.engine.spi.OffsetCommitPolicy;
import io.marquee.tenancy.database.PostgresSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
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
  private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  OutboxStream(
      PostgresSettings settings,
      String slot,
      long epoch,
      Duration pollInterval,
      Runnable streaming,
      DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> handler) {
    this.engine =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(properties(settings, slot, epoch, pollInterval))
            // An offset is handed over when all before it is acknowledged and written down.
            .using(OffsetCommitPolicy.always())
            .using(
                new ConnectorCallback() {
                  @Override
                  public void pollingStarted() {
                    streaming.run();
                  }
                })
            .using(
                (success, message, error) -> failure = success ? null : orMessage(error, message))
            .notifying(handler)
            .build();
  }

  /** Streams in this thread until it is closed or fails. */
  void run() throws StreamBroken {
    try {
      engine.run();
    } finally {
      ended.countDown();
    }
    Throwable cause = failure;
    if (cause != null) throw new StreamBroken(cause);
  }

  /** Ends the stream, from another thread. */
  void close() throws InterruptedException {
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

  private static Properties properties(
      PostgresSettings settings, String slot, long epoch, Duration pollInterval) {
    var p = new Properties();
    p.setProperty("name", slot);
    p.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    p.setProperty("offset.storage", MemoryOffsetBackingStore.class.getName());
    p.setProperty("database.hostname", settings.host());
    p.setProperty("database.port", Integer.toString(settings.port()));
    p.setProperty("database.dbname", settings.database());
    p.setProperty("database.user", settings.role("relay"));
    p.setProperty("database.password", settings.password("relay"));
    // Names the metrics beans, which must not meet those of an earlier run.
    p.setProperty("topic.prefix", slot + "-" + epoch);
    p.setProperty("plugin.name", "pgoutput");
    p.setProperty("slot.name", slot);
    p.setProperty("publication.name", "marquee_outbox");
    p.setProperty("publication.autocreate.mode", "disabled");
    p.setProperty("publish.via.partition.root", "true");
    p.setProperty("schema.include.list", "service");
    p.setProperty("table.include.list", "service.outbox");
    // Debezium has no type for it, and the relay no use.
    p.setProperty("column.exclude.list", "service.outbox.xid");
    p.setProperty("message.prefix.include.list", Reconciler.PREFIX.replace(".", "\\."));
    // Never by the driver: it would confirm what keep-alives say, also amid a transaction.
    p.setProperty("lsn.flush.mode", "connector");
    p.setProperty("snapshot.mode", "no_data");
    p.setProperty("tombstones.on.delete", "false");
    p.setProperty("skipped.operations", "u,d,t");
    p.setProperty("heartbeat.interval.ms", "0");
    p.setProperty("xmin.fetch.interval.ms", "0");
    p.setProperty("poll.interval.ms", Long.toString(pollInterval.toMillis()));
    p.setProperty("max.batch.size", "2048");
    p.setProperty("max.queue.size", "8192");
    p.setProperty("max.queue.size.in.bytes", Integer.toString(16 * 1024 * 1024));
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
