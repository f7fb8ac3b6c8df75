package io.marquee.outbox.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Lets lanes be worked through at the same time, and all listeners together use some of the
 * service's connections, so that requests keep the others.
 */
class Turns {
  private final Semaphore connections;

  Turns(int connections) {
    this.connections = new Semaphore(connections, true);
  }

  /**
   * Works through all lanes, several at a time; the first failure is thrown once all have ended.
   */
  <T> void all(List<T> lanes, int atATime, Consumer<T> work) {
    if (lanes.isEmpty()) return;
    Queue<T> left = new ConcurrentLinkedQueue<>(lanes);
    var failure = new AtomicReference<Throwable>();
    Runnable worker =
        () -> {
          T lane;
          while (failure.get() == null && (lane = left.poll()) != null) {
            try {
              work.accept(lane);
            } catch (Throwable failed) {
              // An error as well, or its events would count as heard.
              failure.compareAndSet(null, failed);
            }
          }
        };
    List<Thread> helpers = new ArrayList<>();
    for (int n = 1; n < Math.min(atATime, lanes.size()); n++) {
      helpers.add(Thread.ofVirtual().name(Thread.currentThread().getName() + n).start(worker));
    }
    worker.run();
    helpers.forEach(Turns::join);
    Throwable failed = failure.get();
    if (failed instanceof RuntimeException unchecked) throw unchecked;
    if (failed != null) throw new IllegalStateException(failed);
  }

  /** Does something with a connection, as soon as it may. */
  <T> T one(Callable<T> work) throws Exception {
    connections.acquireUninterruptibly();
    try {
      return work.call();
    } finally {
      connections.release();
    }
  }

  /** Nothing may go on with a poll's records when the next poll begins: so never in a hurry. */
  private static void join(Thread helper) {
    boolean interrupted = false;
    while (true) {
      try {
        helper.join();
        break;
      } catch (InterruptedException hurried) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
