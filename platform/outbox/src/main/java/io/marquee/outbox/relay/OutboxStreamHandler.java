package io.marquee.outbox.relay;

import java.util.ArrayList;
import java.util.List;

/** Sends what comes out of the stream, and leaves the rest to the {@link Acknowledger}. */
class OutboxStreamHandler implements OutboxStream.BatchHandler {
  private final Leadership leadership;
  private final Ledger ledger;
  private final Publisher publisher;
  private final Acknowledger acknowledger;
  private final RelayMeters meters;

  OutboxStreamHandler(
      Leadership leadership,
      Ledger ledger,
      Publisher publisher,
      Acknowledger acknowledger,
      RelayMeters meters) {
    this.leadership = leadership;
    this.ledger = ledger;
    this.publisher = publisher;
    this.acknowledger = acknowledger;
    this.meters = meters;
  }

  @Override
  public void handle(StreamQueue.Batch batch) throws InterruptedException {
    leadership.check();
    List<OutboxRow> rows = new ArrayList<>(batch.rows().size());
    for (OutboxRow row : batch.rows()) {
      if (ledger.contains(row.seq())) meters.skipped.increment();
      else rows.add(row);
    }
    acknowledger.add(publisher.send(rows), batch.marks(), batch.lsn());
  }
}
