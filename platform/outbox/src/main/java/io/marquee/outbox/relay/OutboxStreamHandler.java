package io.marquee.outbox.relay;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Takes what comes out of the stream: to Kafka first, then into the ledger, and only then may the
 * slot move on.
 */
class OutboxStreamHandler implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {
  private final Leadership leadership;
  private final Ledger ledger;
  private final Publisher publisher;
  private final Reconciler reconciler;
  private final RelayMeters meters;
  private final String source;

  OutboxStreamHandler(
      Leadership leadership,
      Ledger ledger,
      Publisher publisher,
      Reconciler reconciler,
      RelayMeters meters,
      String source) {
    this.leadership = leadership;
    this.ledger = ledger;
    this.publisher = publisher;
    this.reconciler = reconciler;
    this.meters = meters;
    this.source = source;
  }

  @Override
  public void handleBatch(
      List<RecordChangeEvent<SourceRecord>> batch,
      RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    if (batch.isEmpty()) return;
    leadership.check();
    List<OutboxRow> rows = new ArrayList<>(batch.size());
    List<String> marks = new ArrayList<>();
    for (RecordChangeEvent<SourceRecord> each : batch) {
      if (!(each.record().value() instanceof Struct value)) continue;
      if (value.schema().field("after") == null) {
        if (value.schema().field("message") != null) marks.add(contentOf(value));
      } else if (value.getStruct("after") instanceof Struct after) {
        if (ledger.contains(after.getInt64("seq"))) meters.skipped.increment();
        else rows.add(OutboxRow.of(after, source));
      }
    }
    try {
      publisher.publish(rows);
      ledger.acknowledge(rows, committedBefore(batch.getLast().record()));
      committer.markProcessed(batch.getLast());
      committer.markBatchFinished();
      for (String mark : marks) reconciler.passed(mark);
    } catch (SQLException failed) {
      throw new IllegalStateException("the ledger could not be written", failed);
    }
  }

  /** Where the last transaction ended that lies wholly before a record. */
  private static @Nullable String committedBefore(SourceRecord record) {
    return record.sourceOffset().get("lsn_commit") instanceof Long lsn
        ? LogSequenceNumber.valueOf(lsn).asString()
        : null;
  }

  private static String contentOf(Struct value) {
    Object content = value.getStruct("message").get("content");
    if (content instanceof ByteBuffer buffer) {
      return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
    }
    return new String((byte[]) content, StandardCharsets.UTF_8);
  }
}
