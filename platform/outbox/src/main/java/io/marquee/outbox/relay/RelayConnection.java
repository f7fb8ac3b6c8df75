package io.marquee.outbox.relay;

import io.marquee.tenancy.database.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of the relay role for all that the relay does besides streaming; it is opened
 * again when it breaks. All statements are short.
 */
class RelayConnection implements AutoCloseable {
  private final PostgresSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection connection;

  RelayConnection(PostgresSettings settings) {
    this.settings = settings;
  }

  /** What a query of one number gives. */
  long number(String query) throws SQLException {
    return inTransaction(
        sql -> {
          try (PreparedStatement statement = sql.prepareStatement(query)) {
            ResultSet found = statement.executeQuery();
            found.next();
            return found.getLong(1);
          }
        });
  }

  /** What is done in one transaction. */
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  <T> T inTransaction(Work<T> work) throws SQLException {
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

  /** On a connection of its own without a time limit, since making a slot can take long. */
  void slowly(String command, String argument) throws SQLException {
    try (Connection own = open(Duration.ZERO);
        PreparedStatement statement = own.prepareStatement(command)) {
      statement.setString(1, argument);
      statement.execute();
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
