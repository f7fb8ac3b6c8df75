package io.marquee.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The limit of reading: counts inserts and looks at nothing else. */
final class RawStream implements Carrier {
  private final Setup setup;
  private final PgOutput protocol = new PgOutput();
  private @Nullable ReplicationStream stream;
  private CountDownLatch first = new CountDownLatch(1);
  private CountDownLatch done = new CountDownLatch(1);
  private long counted;

  RawStream(Setup setup) {
    this.setup = setup;
  }

  @Override
  public void start() {
    first = new CountDownLatch(1);
    done = new CountDownLatch(1);
    counted = 0;
    stream = new ReplicationStream(setup, this::count);
    stream.start();
  }

  private void count(ByteBuffer message, ReplicationStream from) {
    switch (message.get(message.position())) {
      case 'I' -> {
        if (counted++ == 0) first.countDown();
      }
      case 'C' -> {
        if (counted < setup.rows()) return;
        from.confirm(protocol.endOfTransaction(message));
        done.countDown();
      }
      default -> {}
    }
  }

  @Override
  public void awaitFirst() throws InterruptedException {
    first.await();
  }

  @Override
  public void awaitRows() throws InterruptedException {
    done.await();
  }

  @Override
  public void stop() throws InterruptedException {
    if (stream != null) stream.stop();
  }
}
