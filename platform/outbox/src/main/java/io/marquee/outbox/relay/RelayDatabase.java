package io.marquee.outbox.relay;

import io.marquee.tenancy.database.PostgresSettings;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * What the relay does in the service's database besides streaming, over one connection of the relay
 * role that is opened again when it breaks. All statements are short.
 */
class RelayDatabase implements AutoCloseable {
  private final PostgresSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection connection;

  RelayDatabase(PostgresSettings settings) {
    this.settings = settings;
  }

  /**
   * The state of the replication slot.
   *
   * @param retained bytes of WAL that the server keeps for it
   * @param limit bytes of WAL at which the server gives the slot up; 0 if it never does
   * @param unconfirmed bytes written since the relay last confirmed a position
   */
  record Slot(boolean lost, boolean active, long retained, long limit, long unconfirmed) {}

  // --- the slot

  Optional<Slot> slot(String name) throws SQLException {
    return inTransaction(
        sql -> {
          try (PreparedStatement query =
              sql.prepareStatement(
                  """
                  select coalesce(wal_status = 'lost', false), active,
                         coalesce(pg_current_wal_lsn() - restart_lsn, 0)::bigint,
                         greatest(pg_size_bytes(current_setting('max_slot_wal_keep_size')), 0),
                         coalesce(pg_current_wal_lsn() - confirmed_flush_lsn, 0)::bigint
                    from pg_replication_slots where slot_name = ?
                  """)) {
            query.setString(1, name);
            ResultSet found = query.executeQuery();
            return found.next()
                ? Optional.of(
                    new Slot(
                        found.getBoolean(1),
                        found.getBoolean(2),
                        found.getLong(3),
                        found.getLong(4),
                        found.getLong(5)))
                : Optional.empty();
          }
        });
  }

  /** Makes the slot; waits until all transactions that run now have ended. */
  void createSlot(String name) throws SQLException {
    slotCommand("select pg_create_logical_replication_slot(?, 'pgoutput')", name);
  }

  void dropSlot(String name) throws SQLException {
    slotCommand("select pg_drop_replication_slot(?)", name);
  }

  /**
   * Ends the session that streams from the slot, if there is one: that of a former leader which is
   * stopped, or cut off, or just ending.
   */
  boolean endStreamOf(String slot) throws SQLException {
    return inTransaction(
        sql -> {
          try (PreparedStatement query =
              sql.prepareStatement(
                  "select pg_terminate_backend(active_pid) from pg_replication_slots"
                      + " where slot_name = ? and active_pid is not null")) {
            query.setString(1, slot);
            return query.executeQuery().next();
          }
        });
  }

  private void slotCommand(String command, String name) throws SQLException {
    // On a connection of its own without a time limit, since making a slot can take long.
    try (Connection own = open(Duration.ZERO);
        PreparedStatement statement = own.prepareStatement(command)) {
      statement.setString(1, name);
      statement.execute();
    }
  }

  // --- the lease

  /** Takes the lease if nobody holds it, and gives the new epoch. */
  OptionalLong acquireLease(String holder, Duration length) throws SQLException {
    return inTransaction(
        sql -> {
          // Most looks end here: they write nothing.
          if (isHeld(sql)) return OptionalLong.empty();
          synchronously(sql);
          // One contender after the other; the next statement then sees what the former one did.
          try (PreparedStatement wait =
              sql.prepareStatement("select epoch from relay_position for update")) {
            wait.executeQuery();
          }
          if (isHeld(sql)) return OptionalLong.empty();
          long epoch;
          try (PreparedStatement raise =
              sql.prepareStatement("update relay_position set epoch = epoch + 1 returning epoch")) {
            ResultSet raised = raise.executeQuery();
            raised.next();
            epoch = raised.getLong(1);
          }
          try (PreparedStatement take =
              sql.prepareStatement(
                  """
                  insert into relay_lease (holder, epoch, expires_at)
                  values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
                  on conflict (one) do update
                    set holder = excluded.holder, epoch = excluded.epoch,
                        expires_at = excluded.expires_at
                  """)) {
            take.setString(1, holder);
            take.setLong(2, epoch);
            take.setLong(3, length.toMillis());
            take.executeUpdate();
          }
          return OptionalLong.of(epoch);
        });
  }

  /** How long the lease is still held; nothing or less if it is free. */
  Duration leaseLeft() throws SQLException {
    return inTransaction(
        sql -> {
          try (PreparedStatement query =
              sql.prepareStatement(
                  "select extract(epoch from expires_at - clock_timestamp()) * 1000"
                      + " from relay_lease")) {
            ResultSet found = query.executeQuery();
            return found.next() ? Duration.ofMillis(found.getLong(1)) : Duration.ZERO;
          }
        });
  }

  private static boolean isHeld(Connection sql) throws SQLException {
    try (PreparedStatement check =
        sql.prepareStatement("select from relay_lease where expires_at > clock_timestamp()")) {
      return check.executeQuery().next();
    }
  }

  /** Whether the lease could be made longer: it still belongs to the epoch. */
  boolean renewLease(long epoch, Duration length) throws SQLException {
    return inTransaction(
        sql -> {
          try (PreparedStatement renew =
              sql.prepareStatement(
                  "update relay_lease set expires_at = clock_timestamp()"
                      + " + ? * interval '1 millisecond' where epoch = ?")) {
            renew.setLong(1, length.toMillis());
            renew.setLong(2, epoch);
            return renew.executeUpdate() == 1;
          }
        });
  }

  void releaseLease(long epoch) throws SQLException {
    inTransaction(
        sql -> {
          try (PreparedStatement release =
              sql.prepareStatement("delete from relay_lease where epoch = ?")) {
            release.setLong(1, epoch);
            return release.executeUpdate();
          }
        });
  }

  // --- the ledger

  /** Up to which seq everything committed is known to be in Kafka. */
  long settled() throws SQLException {
    return number("select settled from relay_position");
  }

  Seqs acknowledgedAbove(long settled) throws SQLException {
    return inTransaction(
        sql -> {
          try (PreparedStatement query =
              sql.prepareStatement(
                  "select lower(r), upper(r) - 1 from outbox_acknowledged, unnest(seqs) r"
                      + " where upper(r) - 1 > ?")) {
            query.setLong(1, settled);
            ResultSet found = query.executeQuery();
            var seqs = new Seqs();
            while (found.next()) seqs.add(found.getLong(1), found.getLong(2));
            return seqs;
          }
        });
  }

  /**
   * Notes, in one statement, what the brokers acknowledged and how far the stream came.
   *
   * @param lsn 0 if the stream did not move
   * @throws LeaseLost if another epoch has begun
   */
  void acknowledge(long epoch, SeqsByDay seqs, long lsn) throws SQLException {
    List<Date> days = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    seqs.forEach(
        (day, each) -> {
          days.add(Date.valueOf(LocalDate.ofEpochDay(day)));
          ranges.add(each.literal());
        });
    inTransaction(
        sql -> {
          try (PreparedStatement acknowledge =
              sql.prepareStatement(
                  """
                  with moved as (
                    update relay_position set lsn = coalesce(?::pg_lsn, lsn), moved_at = now()
                     where epoch = ? returning 1),
                  merged as (
                    insert into outbox_acknowledged as a (day, seqs)
                    select * from unnest(?::date[], ?::int8multirange[])
                     where exists (select from moved)
                    on conflict (day) do update set seqs = a.seqs + excluded.seqs)
                  select from moved
                  """)) {
            acknowledge.setString(1, lsn == 0 ? null : LogSequenceNumber.valueOf(lsn).asString());
            acknowledge.setLong(2, epoch);
            acknowledge.setArray(3, sql.createArrayOf("date", days.toArray()));
            acknowledge.setArray(4, sql.createArrayOf("text", ranges.toArray()));
            if (!acknowledge.executeQuery().next()) throw new LeaseLost();
          }
          return true;
        });
  }

  /**
   * Notes that up to a seq nothing is missing: the gaps below it belong to transactions that were
   * rolled back, so the days' ranges are joined over them.
   */
  void settle(long epoch, long seq) throws SQLException {
    inTransaction(
        sql -> {
          try (PreparedStatement settle =
              sql.prepareStatement("update relay_position set settled = ? where epoch = ?")) {
            settle.setLong(1, seq);
            settle.setLong(2, epoch);
            if (settle.executeUpdate() == 0) throw new LeaseLost();
          }
          try (PreparedStatement join =
              sql.prepareStatement(
                  """
                  update outbox_acknowledged
                     set seqs = seqs + int8multirange(
                           int8range(lower(seqs), least(upper(seqs), ? + 1)))
                   where lower(seqs) <= ?
                     and day >= (now() at time zone 'UTC')::date - 1
                  """)) {
            join.setLong(1, seq);
            join.setLong(2, seq);
            join.executeUpdate();
          }
          return true;
        });
  }

  // --- the reconciler's questions

  /** The last seq that was given out, to whatever transaction. */
  long lastSeq() throws SQLException {
    return number("select case when is_called then last_value else 0 end from outbox_seq_seq");
  }

  /**
   * The id of a new transaction: whoever had an id before this call has a lower one. A snapshot's
   * upper end would not do, since it says what has ended, not what has begun.
   */
  long newTransaction() throws SQLException {
    return number("select pg_current_xact_id()::text::bigint");
  }

  /** All transactions with a lower id than this one have ended, and are visible if committed. */
  long oldestRunning() throws SQLException {
    return number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
  }

  /** Writes a message into the WAL, which comes out of the stream after all that was committed. */
  void mark(String prefix, String content) throws SQLException {
    inTransaction(
        sql -> {
          try (PreparedStatement emit =
              sql.prepareStatement("select pg_logical_emit_message(true, ?, ?)")) {
            emit.setString(1, prefix);
            emit.setString(2, content);
            return emit.execute();
          }
        });
  }

  List<OutboxRow> rows(long first, long last, int limit, String source) throws SQLException {
    return inTransaction(
        sql -> {
          try (PreparedStatement query =
              sql.prepareStatement(
                  "select "
                      + OutboxRow.COLUMNS
                      + " from outbox where seq between ? and ? order by seq limit ?")) {
            query.setLong(1, first);
            query.setLong(2, last);
            query.setInt(3, limit);
            ResultSet found = query.executeQuery();
            List<OutboxRow> rows = new ArrayList<>();
            while (found.next()) rows.add(OutboxRow.of(found, source));
            return rows;
          }
        });
  }

  /** When the first event of a range was said. */
  Optional<Instant> timeOfFirst(long first, long last) throws SQLException {
    return inTransaction(
        sql -> {
          try (PreparedStatement query =
              sql.prepareStatement(
                  "select time from outbox where seq between ? and ? order by seq limit 1")) {
            query.setLong(1, first);
            query.setLong(2, last);
            ResultSet found = query.executeQuery();
            return found.next()
                ? Optional.of(found.getObject(1, OffsetDateTime.class).toInstant())
                : Optional.empty();
          }
        });
  }

  void makePartitions(int daysAhead) throws SQLException {
    inTransaction(
        sql -> {
          try (PreparedStatement make = sql.prepareStatement("select make_partitions(?)")) {
            make.setInt(1, daysAhead);
            return make.execute();
          }
        });
  }

  // --- the connection

  private long number(String query) throws SQLException {
    return inTransaction(
        sql -> {
          try (PreparedStatement statement = sql.prepareStatement(query)) {
            ResultSet found = statement.executeQuery();
            found.next();
            return found.getLong(1);
          }
        });
  }

  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    lock.lock();
    try {
      Connection current = connection;
      if (current == null || current.isClosed()) {
        current = open(Duration.ofSeconds(10));
        current.setAutoCommit(false);
        connection = current;
      }
      try {
        T result = work.in(current);
        current.commit();
        return result;
      } catch (SQLException | RuntimeException failed) {
        connection = null;
        current.close();
        throw failed;
      }
    } finally {
      lock.unlock();
    }
  }

  /** An epoch that a crash of the server took back would be given to two. */
  private static void synchronously(Connection sql) throws SQLException {
    try (PreparedStatement set =
        sql.prepareStatement("select set_config('synchronous_commit', 'on', true)")) {
      set.execute();
    }
  }

  private Connection open(Duration limit) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", settings.role("relay"));
    properties.setProperty("password", settings.password("relay"));
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", Long.toString(limit.toSeconds()));
    // What a crash of the server takes back is sent again, and swallowed by the inboxes.
    properties.setProperty("options", "-c synchronous_commit=off");
    return DriverManager.getConnection(settings.url(), properties);
  }

  @Override
  public void close() {
    lock.lock();
    try (Connection last = connection) {
      connection = null;
    } catch (SQLException ignored) {
      // It is gone either way.
    } finally {
      lock.unlock();
    }
  }
}
