package io.marquee.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The relay that most would write: takes up to a thousand rows that nobody else holds, sends them,
 * deletes them, and looks again after ten milliseconds when there were none. Rows go in the order
 * of their numbers, which is not the order of commits.
 */
final class PollingRelay implements Carrier {
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final String TAKE =
      "select * from service.outbox order by seq limit 1000 for update skip locked";
  private static final String DELETE = "delete from service.outbox where seq = any (?)";

  private final Setup setup;
  private final EffectConsumer effects;
  private volatile boolean running;
  private @Nullable Thread thread;

  PollingRelay(Setup setup) {
    this.setup = setup;
    this.effects = new EffectConsumer(setup);
  }

  @Override
  public void start() {
    effects.start();
    running = true;
    thread = Thread.ofPlatform().name("poll").start(this::run);
  }

  private void run() {
    try (Connection connection = setup.connect();
        PreparedStatement take = connection.prepareStatement(TAKE);
        PreparedStatement delete = connection.prepareStatement(DELETE);
        Producer<byte[], byte[]> producer = Clients.producer(setup.kafka(), Clients.USUAL_LINGER)) {
      connection.setAutoCommit(false);
      while (running) {
        List<Long> numbers = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (ResultSet rows = take.executeQuery()) {
          while (rows.next()) {
            numbers.add(rows.getLong("seq"));
            sent.add(producer.send(Envelope.record(column -> text(rows, column))));
          }
        }
        if (!numbers.isEmpty()) {
          producer.flush();
          for (Future<RecordMetadata> each : sent) each.get();
          Array gone = connection.createArrayOf("bigint", numbers.toArray());
          delete.setArray(1, gone);
          delete.executeUpdate();
        }
        connection.commit();
        if (numbers.isEmpty()) LockSupport.parkNanos(REST_NANOS);
      }
    } catch (SQLException | ExecutionException | InterruptedException failed) {
      failed.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static @Nullable String text(ResultSet rows, String column) {
    try {
      return rows.getString(column);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void stop() throws InterruptedException {
    running = false;
    if (thread != null) thread.join();
    effects.stop();
  }
}
