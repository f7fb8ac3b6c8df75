package io.marquee.outbox.relay;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.replication.LogSequenceNumber;

/** What is known to be in Kafka: {@code outbox_acknowledged} and {@code relay_position}. */
class LedgerTable {
  private final RelayConnection connection;

  LedgerTable(RelayConnection connection) {
    this.connection = connection;
  }

  /** Up to which seq everything committed is known to be in Kafka. */
  long settled() throws SQLException {
    return connection.number("select settled from relay_position");
  }

  Seqs acknowledgedAbove(long settled) throws SQLException {
    return connection.inTransaction(
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
    connection.inTransaction(
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
    connection.inTransaction(
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
}
