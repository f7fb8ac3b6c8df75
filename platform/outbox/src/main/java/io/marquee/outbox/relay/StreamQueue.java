package io.marquee.outbox.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Rows between the thread that reads the stream and the one that hands them to Kafka: whoever waits
 * is woken when there is something, and what came meanwhile is taken at once.
 */
class StreamQueue {
  private static final int MOST_ROWS = 8192;
  private static final long MOST_BYTES = 16 * 1024 * 1024;
  static final int BATCH_ROWS = 2048;
  private static final long BATCH_BYTES = 4 * 1024 * 1024;

  private final String source;
  private final Runnable streaming;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private final Deque<Batch> batches = new ArrayDeque<>();
  private int rows;
  private long bytes;
  private @Nullable Throwable failure;
  private boolean closed;
  private volatile long confirmed;

  /**
   * Makes an empty queue.
   *
   * @param source what the events' source is
   * @param streaming called once the stream has begun
   */
  StreamQueue(String source, Runnable streaming) {
    this.source = source;
    this.streaming = streaming;
  }

  /**
   * What came out of the stream, in its order.
   *
   * @param rows of the outbox
   * @param marks of the reconciler, which come after the rows
   * @param bytes about as many does it take
   * @param lsn where the last transaction ends that lies wholly before the end of this batch; 0 if
   *     none does
   */
  record Batch(List<OutboxRow> rows, List<String> marks, long bytes, long lsn) {
    static final Batch NOTHING = new Batch(List.of(), List.of(), 0, 0);

    boolean isEmpty() {
      return rows.isEmpty() && marks.isEmpty() && lsn == 0;
    }
  }

  String source() {
    return source;
  }

  void streaming() {
    streaming.run();
  }

  /** Waits until there is room. */
  void put(Batch batch) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while ((rows >= MOST_ROWS || bytes >= MOST_BYTES) && !closed && failure == null) {
        notFull.await();
      }
      if (closed) return;
      batches.add(batch);
      rows += batch.rows().size();
      bytes += batch.bytes();
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes what is there, up to a limit; waits if there is nothing.
   *
   * @return empty if nothing came for as long as the patience
   * @throws IllegalStateException if the stream failed
   */
  Batch take(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (batches.isEmpty() && failure == null && left > 0) left = notEmpty.awaitNanos(left);
      if (failure != null) throw new IllegalStateException("the stream failed", failure);
      Batch first = batches.poll();
      if (first == null) return Batch.NOTHING;
      Batch taken = batches.isEmpty() ? first : merged(first);
      rows -= taken.rows().size();
      bytes -= taken.bytes();
      notFull.signal();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private Batch merged(Batch first) {
    List<OutboxRow> all = new ArrayList<>(first.rows());
    List<String> marks = new ArrayList<>(first.marks());
    long size = first.bytes();
    long lsn = first.lsn();
    while (!batches.isEmpty() && all.size() < BATCH_ROWS && size < BATCH_BYTES) {
      Batch next = batches.remove();
      all.addAll(next.rows());
      marks.addAll(next.marks());
      size += next.bytes();
      lsn = Math.max(lsn, next.lsn());
    }
    return new Batch(all, marks, size, lsn);
  }

  /** Ends the stream: whoever takes next gets to know why. */
  void fail(Throwable cause) {
    lock.lock();
    try {
      if (failure == null) failure = cause;
      notEmpty.signalAll();
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** From now on nobody waits for room, and what comes is dropped. */
  void close() {
    lock.lock();
    try {
      closed = true;
      notFull.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Everything up to this position is acknowledged and written down: the slot may move on. */
  void confirm(long lsn) {
    confirmed = lsn;
  }

  long confirmed() {
    return confirmed;
  }
}
