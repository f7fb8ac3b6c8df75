package io.marquee.outbox.inbox;

import io.marquee.outbox.DeadLetters.Reason;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Order;
import io.marquee.outbox.UnreadableEvent;
import io.marquee.outbox.inbox.Inbox.Durability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes what a poll brought to one listener: in runs, each one transaction for events of one
 * tenant, several at the same time. When anything in a run fails, its events are heard one by one,
 * so that only the bad one suffers. It throws only when the database is not there, or to stop; then
 * the records come again.
 */
class Hearing implements BatchMessageListener<byte[], byte[]> {
  private static final Logger log = LoggerFactory.getLogger(Hearing.class);

  /** An event of a type that no method takes. */
  private static final Object UNKNOWN = new Object();

  private final Listener listener;
  private final Inbox inbox;
  private final HeardAlone alone;
  private final HearAgain again;
  private final InboxMeters meters;
  private final Turns turns;
  private final RunSize size = new RunSize();
  private boolean unflushed;
  private final CountDownLatch stopped = new CountDownLatch(1);

  Hearing(
      Listener listener,
      Inbox inbox,
      HeardAlone alone,
      HearAgain again,
      InboxMeters meters,
      Turns turns) {
    this.listener = listener;
    this.inbox = inbox;
    this.alone = alone;
    this.again = again;
    this.meters = meters;
    this.turns = turns;
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
    var lanes = new Lanes(listener.concurrency());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (ReplayMark.isOn(record.headers())) {
        hear(lanes.take());
        again.hearMarked(listener, record);
        continue;
      }
      Delivery delivery = Delivery.of(record);
      Optional<Heard> heard;
      try {
        heard = read(delivery);
      } catch (UnreadableEvent unreadable) {
        // Its key is parked for what comes after it, not for what came before.
        hear(lanes.take());
        alone.park(delivery, Reason.UNREADABLE, unreadable);
        continue;
      }
      if (heard.isEmpty() || lanes.add(heard.get())) continue;
      hear(lanes.take());
      lanes.add(heard.get());
    }
    hear(lanes.take());
    flush();
  }

  /**
   * Kafka is told of a poll as a whole, so its transactions reach the disk together. That goes for
   * duplicates as well: whoever heard them first may have died before it came to this.
   */
  private void flush() {
    if (!unflushed) return;
    try {
      turns.one(
          () -> {
            inbox.flush();
            return true;
          });
      unflushed = false;
    } catch (Exception failed) {
      throw new DatabaseAway(failed);
    }
  }

  /** Empty for what the listener does not care about. */
  private Optional<Heard> read(Delivery delivery) {
    Optional<Delivery.Read> read = delivery.read(listener);
    if (read.isEmpty()) {
      meters.unknownType(listener);
      EventEnvelope envelope = delivery.envelope();
      // Its number counts all the same.
      if (listener.order() != Order.STRICT || envelope == null) return Optional.empty();
      return Optional.of(new Heard(delivery, new Delivery.Read(UNKNOWN, envelope)));
    }
    if (listener.order() != Order.STRICT
        && !listener.handles(read.get().event(), read.get().envelope())) {
      return Optional.empty();
    }
    return Optional.of(new Heard(delivery, read.get()));
  }

  private void hear(List<List<Heard>> lanes) {
    if (lanes.isEmpty()) return;
    unflushed = true;
    turns.all(lanes, listener.concurrency(), this::hearLane);
  }

  private void hearLane(List<Heard> events) {
    int next = 0;
    while (next < events.size()) {
      if (stopped.getCount() == 0) throw new IllegalStateException("stopped amid a poll");
      List<Heard> run = events.subList(next, Math.min(events.size(), next + size.get()));
      if (run.size() == 1) alone(run.getFirst());
      else hearRun(run);
      next += run.size();
    }
  }

  private void hearRun(List<Heard> run) {
    long began = System.nanoTime();
    List<Inbox.Outcome> outcomes;
    try {
      outcomes = turns.one(() -> inbox.hear(listener, run, Durability.AT_FLUSH));
    } catch (Exception failed) {
      if (Failure.of(failed) == Failure.DATABASE_AWAY) throw new DatabaseAway(failed);
      log.debug("{}: {} events failed together, now one by one", listener, run.size(), failed);
      size.failed();
      meters.retried(listener);
      run.forEach(this::alone);
      return;
    }
    size.took(run.size(), System.nanoTime() - began);
    meters.ran(listener, run.size());
    List<Heard> aside = new ArrayList<>();
    for (int n = 0; n < run.size(); n++) {
      if (outcomes.get(n) == Inbox.Outcome.ALONE) aside.add(run.get(n));
      else meters.heard(listener, outcomes.get(n), run.get(n).envelope());
    }
    aside.forEach(this::alone);
  }

  private void alone(Heard heard) {
    meters.ran(listener, 1);
    alone.hear(heard, this::pause);
  }

  private void pause(Duration length, Exception reason) {
    try {
      if (!stopped.await(length.toMillis(), TimeUnit.MILLISECONDS)) return;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("stopped while an event was to be tried again", reason);
  }

  /** Ends the hearing within a run; what is left comes again after the next start. */
  void stop() {
    stopped.countDown();
  }
}
