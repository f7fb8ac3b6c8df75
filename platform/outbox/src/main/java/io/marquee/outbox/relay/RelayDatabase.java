package io.marquee.outbox.relay;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The slot, and what the {@link Reconciler} asks about the outbox. */
class RelayDatabase {
  private final RelayConnection connection;

  RelayDatabase(RelayConnection connection) {
    this.connection = connection;
  }

  /**
   * The state of the replication slot.
   *
   * @param retained bytes of WAL that the server keeps for it
   * @param limit bytes of WAL at which the server gives the slot up; 0 if it never does
   * @param unconfirmed bytes written since the relay last confirmed a position
   */
  record Slot(boolean lost, boolean active, long retained, long limit, long unconfirmed) {}

  Optional<Slot> slot(String name) throws SQLException {
    return connection.inTransaction(
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

  /**
   * Makes the slot; waits until all transactions that run now have ended. It is one that standbys
   * keep too, where they are told to, so that a failover takes it along.
   */
  void createSlot(String name) throws SQLException {
    connection.slowly(
        "select pg_create_logical_replication_slot(?, 'pgoutput', failover => true)", name);
  }

  void dropSlot(String name) throws SQLException {
    connection.slowly("select pg_drop_replication_slot(?)", name);
  }

  /**
   * Ends the session that streams from the slot, if there is one: that of a former leader which is
   * stopped, or cut off, or just ending.
   */
  boolean endStreamOf(String slot) throws SQLException {
    return connection.inTransaction(
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

  /** The last seq that was given out, to whatever transaction. */
  long lastSeq() throws SQLException {
    return connection.number(
        "select case when is_called then last_value else 0 end from outbox_seq_seq");
  }

  /**
   * The id of a new transaction: whoever had an id before this call has a lower one. A snapshot's
   * upper end would not do, since it says what has ended, not what has begun.
   */
  long newTransaction() throws SQLException {
    return connection.number("select pg_current_xact_id()::text::bigint");
  }

  /** All transactions with a lower id than this one have ended, and are visible if committed. */
  long oldestRunning() throws SQLException {
    return connection.number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
  }

  /** Writes a message into the WAL, which comes out of the stream after all that was committed. */
  void mark(String prefix, String content) throws SQLException {
    connection.inTransaction(
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
    return connection.inTransaction(
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

  /**
   * The newest rows, of those after a seq, about what other rows are about.
   *
   * @param seq the scan begins here, so it should not lie far back
   * @param others whose topics and keys are meant
   */
  List<OutboxRow> newestSince(long seq, List<OutboxRow> others, String source) throws SQLException {
    Object[] topics = others.stream().map(row -> row.record().topic()).toArray();
    Object[] keys = others.stream().map(OutboxRow::key).toArray();
    return connection.inTransaction(
        sql -> {
          try (PreparedStatement query =
              sql.prepareStatement(
                  "select distinct on (topic, key) "
                      + OutboxRow.COLUMNS
                      + " from outbox where seq > ?"
                      + " and (topic, key) in (select * from unnest(?::text[], ?::uuid[]))"
                      + " order by topic, key, seq desc")) {
            query.setLong(1, seq);
            query.setArray(2, sql.createArrayOf("text", topics));
            query.setArray(3, sql.createArrayOf("uuid", keys));
            ResultSet found = query.executeQuery();
            List<OutboxRow> rows = new ArrayList<>();
            while (found.next()) rows.add(OutboxRow.of(found, source));
            return rows;
          }
        });
  }

  /** When the first event of a range was said. */
  Optional<Instant> timeOfFirst(long first, long last) throws SQLException {
    return connection.inTransaction(
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
    connection.inTransaction(
        sql -> {
          try (PreparedStatement make = sql.prepareStatement("select make_partitions(?)")) {
            make.setInt(1, daysAhead);
            return make.execute();
          }
        });
  }
}
