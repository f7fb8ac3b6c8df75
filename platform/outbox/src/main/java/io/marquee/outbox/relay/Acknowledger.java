package io.marquee.outbox.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows the sending, in a thread of its own, so that the next batch is sent meanwhile: waits
 * until the brokers have the rows, then writes the ledger, and only then lets the slot move on.
 */
class Acknowledger implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Acknowledger.class);
  private static final int BATCHES = 64;

  /**
   * Under load the ledger is written this often, for all batches together. What a killed leader has
   * not written down is sent again by its successor.
   */
  private static final Duration WRITE_EVERY = Duration.ofMillis(50);

  private final Book book;
  private final Publisher publisher;
  private final Marks marked;
  private final StreamQueue stream;
  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES);
  private final Thread thread;

  // Acknowledged, not yet written down.
  private SeqsByDay seqs = new SeqsByDay();
  private long lsn;
  private final List<String> marks = new ArrayList<>();
  private long writtenAt = System.nanoTime() - WRITE_EVERY.toNanos();

  /** Where it is written down; see {@link Ledger#acknowledge}. */
  interface Book {
    void acknowledge(SeqsByDay seqs, long lsn) throws SQLException;
  }

  /** Whom to tell of marks; see {@link Reconciler#passed}. */
  interface Marks {
    void passed(String mark) throws SQLException, InterruptedException;
  }

  private record Batch(Publisher.Sent sent, List<String> marks, long lsn) {}

  Acknowledger(Book book, Publisher publisher, Marks marked, StreamQueue stream) {
    this.book = book;
    this.publisher = publisher;
    this.marked = marked;
    this.stream = stream;
    this.thread = Thread.ofPlatform().name("relay-ledger").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /**
   * Takes what was sent; waits if too much is on its way.
   *
   * @throws IllegalStateException if there is nobody any more who would take it
   */
  void add(Publisher.Sent sent, List<String> marks, long lsn) throws InterruptedException {
    var batch = new Batch(sent, marks, lsn);
    while (!batches.offer(batch, 100, TimeUnit.MILLISECONDS)) {
      if (!thread.isAlive()) throw new IllegalStateException("the ledger is not written any more");
    }
  }

  private void run() {
    try {
      while (!Thread.interrupted()) step();
    } catch (InterruptedException | InterruptException ended) {
      // What is on its way is the successor's.
      writeTheLast();
    } catch (Throwable failed) {
      stream.fail(failed);
    }
  }

  private void step() throws SQLException, InterruptedException {
    List<Batch> taken = new ArrayList<>();
    Batch first = isPending() ? batches.poll(untilWrite(), TimeUnit.NANOSECONDS) : batches.take();
    if (first != null) {
      taken.add(first);
      batches.drainTo(taken);
      publisher.await(taken.stream().map(Batch::sent).toList());
      for (Batch batch : taken) {
        seqs.addAll(batch.sent().seqs());
        lsn = Math.max(lsn, batch.lsn());
        marks.addAll(batch.marks());
      }
    }
    if (isPending() && (untilWrite() <= 0 || !marks.isEmpty())) write();
  }

  /** Spares the successor some duplicates. */
  private void writeTheLast() {
    try {
      if (isPending()) book.acknowledge(seqs, lsn);
    } catch (SQLException | RuntimeException failed) {
      log.debug("Some events will be sent again: {}", failed.getMessage());
    }
  }

  private boolean isPending() {
    return lsn > 0 || !marks.isEmpty() || !seqs.isEmpty();
  }

  private long untilWrite() {
    return writtenAt + WRITE_EVERY.toNanos() - System.nanoTime();
  }

  private void write() throws SQLException, InterruptedException {
    book.acknowledge(seqs, lsn);
    if (lsn > 0) stream.confirm(lsn);
    List<String> passed = List.copyOf(marks);
    seqs = new SeqsByDay();
    lsn = 0;
    marks.clear();
    for (String mark : passed) marked.passed(mark);
    writtenAt = System.nanoTime();
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join(Duration.ofSeconds(5));
  }
}
