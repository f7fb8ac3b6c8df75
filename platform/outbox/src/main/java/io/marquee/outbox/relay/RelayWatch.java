package io.marquee.outbox.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does from time to time what has to be done beside the stream, for as long as this one leads. */
class RelayWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RelayWatch.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("relay-watch").daemon().factory());

  interface Task {
    void run() throws Exception;
  }

  /** Renews the lease, and calls out when that can no longer be relied on. */
  void keep(Leadership leadership, Duration lease, Runnable lost) {
    long period = lease.toMillis() / 4;
    thread.scheduleWithFixedDelay(
        () -> {
          try {
            leadership.renew();
          } catch (SQLException failed) {
            log.debug("The lease could not be renewed: {}", failed.getMessage());
          } catch (LeaseLost taken) {
            log.warn("Another relay of this service leads now");
          }
          try {
            leadership.check();
          } catch (LeaseLost over) {
            lost.run();
          }
        },
        period,
        period,
        TimeUnit.MILLISECONDS);
  }

  void every(Duration period, Task task) {
    thread.scheduleWithFixedDelay(
        () -> {
          try {
            task.run();
          } catch (Exception failed) {
            log.debug("Put off: {}", failed.getMessage());
          }
        },
        0,
        period.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(5, TimeUnit.SECONDS);
  }
}
