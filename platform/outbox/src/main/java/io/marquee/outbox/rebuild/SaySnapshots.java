package io.marquee.outbox.rebuild;

import io.marquee.events.Contracts;
import io.marquee.outbox.SnapshotSource;
import io.marquee.outbox.SnapshotSource.Aggregate;
import io.marquee.outbox.kafka.KafkaClients;
import io.marquee.outbox.kafka.Topics;
import io.marquee.outbox.operator.OperatorWork;
import io.marquee.tenancy.CurrentWorkspace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says the snapshots of a run, each in a transaction with the place that the run is at, so that a
 * killed run goes on behind the last one; then, once all of them are known to be in Kafka, puts a
 * mark into each partition.
 */
class SaySnapshots implements OperatorWork.Kind {
  private static final Logger log = LoggerFactory.getLogger(SaySnapshots.class);
  private static final int PAGE = 200;
  private static final long LOOK_EVERY_MILLIS = 200;

  private final SnapshotRuns runs;
  private final List<SnapshotSource> sources;
  private final TransactionTemplate transaction;
  private final KafkaClients kafka;

  SaySnapshots(
      SnapshotRuns runs,
      List<SnapshotSource> sources,
      TransactionTemplate transaction,
      KafkaClients kafka) {
    this.runs = runs;
    this.sources = sources;
    this.transaction = transaction;
    this.kafka = kafka;
  }

  Optional<SnapshotSource> source(String topic) {
    return sources.stream()
        .filter(each -> Contracts.topicOf(each.topic()).equals(topic))
        .findFirst();
  }

  List<String> topics() {
    return sources.stream().map(each -> Contracts.topicOf(each.topic())).sorted().toList();
  }

  @Override
  public String name() {
    return "snapshots";
  }

  @Override
  public List<Integer> open() {
    return runs.running();
  }

  @Override
  public void work(int id, Connection relay) throws Exception {
    SnapshotRuns.Run run = runs.find(id).orElseThrow();
    try {
      Long last = run.lastSeq();
      if (last == null) {
        if (!sayAll(run)) return;
        last = number(relay, "select last_value from service.outbox_seq_seq");
        runs.allSaid(id, last);
      }
      while (number(relay, "select settled from service.relay_position") < last) {
        Thread.sleep(LOOK_EVERY_MILLIS);
      }
      mark(run);
      runs.end(id, "done");
      log.info("The snapshots of {} for {} are said", run.topic(), run.request());
    } catch (Exception failed) {
      if (!(failed instanceof InterruptedException)) runs.trouble(id, failed.toString());
      throw failed;
    }
  }

  /** Whether all were said; not if it was cancelled meanwhile. */
  private boolean sayAll(SnapshotRuns.Run run) {
    SnapshotSource source = source(run.topic()).orElseThrow();
    @Nullable Aggregate after = run.after();
    while (true) {
      List<Aggregate> page = source.next(run.workspaceId(), after, PAGE);
      if (page.isEmpty()) return true;
      for (Aggregate each : page) {
        if (Thread.currentThread().isInterrupted() || !say(run, source, each)) return false;
        after = each;
      }
    }
  }

  /** One transaction each: it holds up those who speak of that aggregate, for a moment. */
  private boolean say(SnapshotRuns.Run run, SnapshotSource source, Aggregate aggregate) {
    var goOn = new boolean[1];
    CurrentWorkspace.run(
        aggregate.tenant(),
        () ->
            transaction.executeWithoutResult(
                status -> {
                  goOn[0] = runs.said(run.id(), aggregate);
                  if (!goOn[0]) return;
                  runs.hold(run.topic(), aggregate.id());
                  source.say(aggregate.id());
                }));
    return goOn[0];
  }

  private void mark(SnapshotRuns.Run run) throws Exception {
    Producer<byte[], byte[]> producer = kafka.producer();
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
        sent.add(producer.send(SnapshotMark.of(run.topic(), partition, run.request())));
      }
      producer.flush();
      for (Future<RecordMetadata> each : sent) each.get();
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  private static long number(Connection relay, String sql) throws SQLException {
    try (Statement statement = relay.createStatement()) {
      ResultSet row = statement.executeQuery(sql);
      row.next();
      return row.getLong(1);
    }
  }
}
