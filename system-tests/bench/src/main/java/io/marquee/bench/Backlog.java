package io.marquee.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Rows that wait to be carried: events of 10,000 aggregates in turn, written by two sessions in
 * transactions of 100 rows.
 */
final class Backlog {
  static final int KEYS = 10_000;
  static final int ROWS_PER_TRANSACTION = 100;
  private static final int SESSIONS = 2;

  /** Rows are counted in whole transactions of all sessions. */
  static final int GRAIN = SESSIONS * ROWS_PER_TRANSACTION;

  private Backlog() {}

  /** Writes rows after the first {@code done}, and lets the server rest afterwards. */
  static void write(Setup setup, long done, long rows) throws SQLException, InterruptedException {
    try (ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int session = 0; session < SESSIONS; session++) {
        String command = command(setup, done + 1 + session, rows);
        running.add(
            sessions.submit(
                () -> {
                  try (Connection connection = setup.connect();
                      Statement sql = connection.createStatement()) {
                    sql.execute("set synchronous_commit = off");
                    sql.execute(command);
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) each.get();
    } catch (ExecutionException failed) {
      throw new SQLException("the backlog could not be written", failed.getCause());
    }
    try (Connection connection = setup.connect();
        Statement sql = connection.createStatement()) {
      // What the server would do about so many new rows, it does now and not amid a measurement.
      sql.execute("vacuum (analyze) service.outbox");
      sql.execute("checkpoint");
    }
  }

  /** Each session has its own aggregates, since its step and the number of keys are even. */
  private static String command(Setup setup, long first, long rows) {
    String key = "md5('key ' || n %% %d)::uuid".formatted(KEYS);
    return """
    do $do$ begin
      for b in 0 .. %1$d loop
        insert into service.outbox (id, type, topic, key, sequence, time, workspace_id, account_id, actor,
                                    correlation_id, causation_id, traceparent, payload)
        select uuidv7(), '%2$s', '%3$s', k, (n - 1) / %4$d + 1, clock_timestamp(), md5('w' || n %% 100)::uuid,
               md5('a' || n %% 10)::uuid, 'user:' || md5('u' || n %% 1000)::uuid, uuidv7(),
               case when n %% 4 < 2 then uuidv7() end,
               '00-' || md5(n::text) || '-' || left(md5('s' || n), 16) || '-01',
               %5$s
          from (select n, %6$s as k from generate_series(%7$d + b * %8$d, %7$d + (b + 1) * %8$d - 1, %9$d) n) as new;
        commit;
      end loop;
    end $do$
    """
        .formatted(
            rows / GRAIN - 1,
            Event.TYPE,
            setup.topic(),
            KEYS,
            Event.payloadInSql("k", "n"),
            key,
            first,
            (long) GRAIN,
            SESSIONS);
  }
}
