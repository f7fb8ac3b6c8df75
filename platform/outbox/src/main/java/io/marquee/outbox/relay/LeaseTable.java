package io.marquee.outbox.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/** Who leads, and until when: the table {@code relay_lease}. */
class LeaseTable {
  private final RelayConnection connection;

  LeaseTable(RelayConnection connection) {
    this.connection = connection;
  }

  /** Takes the lease if nobody holds it, and gives the new epoch. */
  OptionalLong acquire(String holder, Duration length) throws SQLException {
    return connection.inTransaction(
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
  Duration left() throws SQLException {
    return connection.inTransaction(
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

  /** An epoch that a crash of the server took back would be given to two. */
  private static void synchronously(Connection sql) throws SQLException {
    try (PreparedStatement set =
        sql.prepareStatement("select set_config('synchronous_commit', 'on', true)")) {
      set.execute();
    }
  }

  private static boolean isHeld(Connection sql) throws SQLException {
    try (PreparedStatement check =
        sql.prepareStatement("select from relay_lease where expires_at > clock_timestamp()")) {
      return check.executeQuery().next();
    }
  }

  /** Whether the lease could be made longer: it still belongs to the epoch. */
  boolean renew(long epoch, Duration length) throws SQLException {
    return connection.inTransaction(
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

  void release(long epoch) throws SQLException {
    connection.inTransaction(
        sql -> {
          try (PreparedStatement release =
              sql.prepareStatement("delete from relay_lease where epoch = ?")) {
            release.setLong(1, epoch);
            return release.executeUpdate();
          }
        });
  }
}
