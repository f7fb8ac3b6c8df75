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
  static void write(Setup setup, Insert insert, long done, long rows)
      throws SQLException, InterruptedException {
    try (ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int session = 0; session < SESSIONS; session++) {
        String command = command(setup, insert, done + 1 + session, rows);
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
      sql.execute("vacuum (analyze)");
      sql.execute("checkpoint");
    }
  }

  /** Each session has its own aggregates, since its step and the number of keys are even. */
  private static String command(Setup setup, Insert insert, long first, long rows) {
    return """
    do $do$ begin
      for b in 0 .. %d loop
        %s
        commit;
      end loop;
    end $do$
    """
        .formatted(
            rows / GRAIN - 1, insert.sql(setup.topic()).formatted(first, (long) GRAIN, SESSIONS));
  }

  /**
   * How the rows of one transaction are written; %1$d is the first, %2$d all sessions' rows, %3$d
   * the step.
   */
  interface Insert {
    String sql(String topic);
  }

  /** Into our table. */
  static String intoOutbox(String topic) {
    return """
    insert into service.outbox (id, type, topic, key, sequence, time, workspace_id, account_id, actor,
                                correlation_id, causation_id, traceparent, payload)
    select uuidv7(), '%1$s', '%2$s', k, (n - 1) / %3$d + 1, clock_timestamp(), md5('w' || n %%%% 100)::uuid,
           md5('a' || n %%%% 10)::uuid, 'user:' || md5('u' || n %%%% 1000)::uuid, uuidv7(),
           case when n %%%% 4 < 2 then uuidv7() end,
           '00-' || md5(n::text) || '-' || left(md5('s' || n), 16) || '-01',
           %4$s
      from (select n, md5('key ' || n %%%% %3$d)::uuid as k
              from generate_series(%%1$d + b * %%2$d, %%1$d + (b + 1) * %%2$d - 1, %%3$d) n) as new;
    """
        .formatted(Event.TYPE, topic, KEYS, Event.payloadInSql("k", "n"));
  }
}
