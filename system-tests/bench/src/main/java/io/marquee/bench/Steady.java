package io.marquee.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A load of single events at a fixed rate, each in a transaction of its own. It is open: when an
 * event is due follows from the clock alone and not from how the ones before fared, so a stall is
 * felt by all that were due meanwhile.
 */
final class Steady {
  private static final int SESSIONS = 16;
  private static final int KEYS_PER_SESSION = 64;

  /**
   * An event that was said.
   *
   * @param transaction its id, from which the server tells when it was committed
   * @param due when it should have been said, in microseconds since 1970
   */
  record Said(UUID id, long transaction, long due) {}

  private final Setup setup;
  private final Insert insert;
  private final List<UUID> tenants;

  Steady(Setup setup, Insert insert, int tenants) {
    this.setup = setup;
    this.insert = insert;
    this.tenants = Stream.generate(UUID::randomUUID).limit(tenants).toList();
  }

  /** Says events for some seconds. */
  List<Said> run(int perSecond, int seconds) throws InterruptedException, SQLException {
    long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
    long clock = micros(Instant.now()) - System.nanoTime() / 1_000;
    int events = perSecond * seconds;
    try (ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS)) {
      List<Future<List<Said>>> running = new ArrayList<>();
      for (int session = 0; session < SESSIONS; session++) {
        int first = session;
        running.add(sessions.submit(() -> say(first, events, perSecond, begin, clock)));
      }
      List<Said> said = new ArrayList<>(events);
      for (Future<List<Said>> each : running) said.addAll(each.get());
      return said;
    } catch (ExecutionException failed) {
      throw new SQLException("the load failed", failed.getCause());
    }
  }

  /** Every sixteenth event, about aggregates of this session's own. */
  private List<Said> say(int first, int events, int perSecond, long begin, long clock)
      throws SQLException {
    List<UUID> keys = new ArrayList<>();
    for (int i = 0; i < KEYS_PER_SESSION; i++) keys.add(UUID.randomUUID());
    int offset = first * KEYS_PER_SESSION;
    List<Said> said = new ArrayList<>(events / SESSIONS + 1);
    try (Connection connection = setup.connect();
        PreparedStatement statement = connection.prepareStatement(insert.sql())) {
      int turn = 0;
      for (int event = first; event < events; event += SESSIONS, turn++) {
        long due = begin + event * 1_000_000_000L / perSecond;
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        int number = turn % KEYS_PER_SESSION;
        UUID tenant = tenants.get((offset + number) % tenants.size());
        insert.set(statement, id, keys.get(number), tenant, turn / KEYS_PER_SESSION + 1);
        try (ResultSet stored = statement.executeQuery()) {
          stored.next();
          said.add(new Said(id, stored.getLong(1), clock + due / 1_000));
        }
      }
    }
    return said;
  }

  static long micros(Instant moment) {
    return TimeUnit.SECONDS.toMicros(moment.getEpochSecond()) + moment.getNano() / 1_000;
  }

  /** How an event is written; the statement gives the id of its transaction. */
  interface Insert {
    String sql();

    void set(PreparedStatement statement, UUID id, UUID key, UUID tenant, long sequence)
        throws SQLException;
  }

  /** Into our table. */
  record IntoOutbox(String topic) implements Insert {
    @Override
    public String sql() {
      return """
      insert into service.outbox (id, type, topic, key, sequence, time, workspace_id, account_id, actor,
                                  correlation_id, causation_id, traceparent, payload)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      returning pg_current_xact_id()::text::bigint
      """;
    }

    @Override
    public void set(PreparedStatement row, UUID id, UUID key, UUID tenant, long sequence)
        throws SQLException {
      row.setObject(1, id);
      row.setString(2, Event.TYPE);
      row.setString(3, topic);
      row.setObject(4, key);
      row.setLong(5, sequence);
      row.setObject(6, Instant.now().atOffset(ZoneOffset.UTC));
      row.setObject(7, tenant);
      row.setObject(8, tenant);
      row.setString(9, "user:" + key);
      row.setObject(10, id);
      row.setObject(11, id);
      row.setString(12, Event.traceparent(key));
      row.setString(13, Event.payload(key, id));
    }
  }
}
