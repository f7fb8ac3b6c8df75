package io.marquee.bench;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's engine in the usual way: a batch is sent, waited for, and marked as processed. */
final class DebeziumRun {
  private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private final CountDownLatch polling = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;

  DebeziumRun(
      Properties properties,
      Producer<byte[], byte[]> producer,
      Function<SourceRecord, @Nullable ProducerRecord<byte[], byte[]>> translate) {
    engine =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(properties)
            .using(
                new DebeziumEngine.ConnectorCallback() {
                  @Override
                  public void pollingStarted() {
                    polling.countDown();
                  }
                })
            .using((success, message, error) -> ended(success, message, error))
            .notifying(
                (batch, committer) -> {
                  List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
                  for (RecordChangeEvent<SourceRecord> each : batch) {
                    ProducerRecord<byte[], byte[]> record = translate.apply(each.record());
                    if (record != null) sent.add(producer.send(record));
                  }
                  producer.flush();
                  for (Future<RecordMetadata> each : sent) acknowledged(each);
                  for (RecordChangeEvent<SourceRecord> each : batch) committer.markProcessed(each);
                  committer.markBatchFinished();
                })
            .build();
  }

  private static void acknowledged(Future<RecordMetadata> sent) throws InterruptedException {
    try {
      sent.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void ended(boolean success, String message, @Nullable Throwable error) {
    ended.countDown();
    if (stopping) return;
    System.err.println("Debezium ended: " + message);
    if (error != null) error.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  void start() throws InterruptedException {
    Thread.ofPlatform().name("debezium").start(engine);
    polling.await();
  }

  void stop() throws Exception {
    stopping = true;
    engine.close();
    ended.await(30, TimeUnit.SECONDS);
  }

  /** What every run needs, whoever tunes it. */
  static Properties connector(Setup setup) {
    var p = new Properties();
    p.setProperty("name", setup.slot());
    p.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    p.setProperty("database.hostname", "localhost");
    p.setProperty("database.port", Integer.toString(setup.postgresPort()));
    p.setProperty("database.dbname", setup.database());
    p.setProperty("database.user", Servers.SUPERUSER);
    p.setProperty("database.password", Servers.PASSWORD);
    p.setProperty("topic.prefix", setup.database());
    p.setProperty("plugin.name", "pgoutput");
    p.setProperty("slot.name", setup.slot());
    p.setProperty("publication.name", Setup.PUBLICATION);
    p.setProperty("publication.autocreate.mode", "disabled");
    p.setProperty("publish.via.partition.root", "true");
    p.setProperty("table.include.list", "service.outbox");
    // Debezium has no type for it.
    p.setProperty("column.exclude.list", "service.outbox.xid");
    p.setProperty("snapshot.mode", "no_data");
    p.setProperty("tombstones.on.delete", "false");
    return p;
  }
}
