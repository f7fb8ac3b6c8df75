package io.marquee.tenancy.schema;

import com.zaxxer.hikari.HikariDataSource;
import io.marquee.tenancy.database.PostgresSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Connections as the role that owns the tables, for making and moving schemas. None is kept open
 * while there is nothing to do.
 */
public class OwnerDatabase implements AutoCloseable {

  /** Work in one transaction. */
  public interface Work<T> {
    /** Does it; the connection is committed afterwards. */
    T run(Connection owner) throws SQLException;
  }

  private final PostgresSettings settings;
  private final int size;
  private @Nullable HikariDataSource pool;

  /**
   * Connects at first use.
   *
   * @param settings where the database is
   * @param size most connections at a time
   */
  public OwnerDatabase(PostgresSettings settings, int size) {
    this.settings = settings;
    this.size = size;
  }

  private synchronized HikariDataSource pool() {
    if (pool == null) pool = connect();
    return pool;
  }

  private HikariDataSource connect() {
    var made = new HikariDataSource();
    made.setPoolName("owner");
    made.setJdbcUrl(settings.url());
    made.setUsername(settings.role("owner"));
    made.setPassword(settings.password("owner"));
    made.setMaximumPoolSize(size);
    made.setMinimumIdle(0);
    made.setIdleTimeout(10_000);
    made.setAutoCommit(false);
    // They wait for each other while a thousand schemas are migrated.
    made.setConnectionTimeout(600_000);
    made.setInitializationFailTimeout(-1);
    return made;
  }

  /**
   * Works in one transaction: committed when it returns, rolled back when it throws.
   *
   * @param work what to do
   * @param <T> the result's type
   * @return what the work returned
   * @throws SQLException what the database refused
   */
  public <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection connection = pool().getConnection()) {
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      }
    }
  }

  @Override
  public synchronized void close() {
    if (pool != null) pool.close();
  }
}
