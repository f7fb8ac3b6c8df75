package io.marquee.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Looks into the service's database as a superuser, past all policies, so that a test sees what is
 * really there.
 */
public class TestDatabase {

  private final String service;

  TestDatabase(Environment environment) {
    this.service = environment.getRequiredProperty("marquee.service");
  }

  /**
   * Reads rows.
   *
   * @param sql a query with {@code ?} parameters; name tables with their schema, as in {@code
   *     shared.films}
   * @param parameters the parameters
   * @return the rows by column name
   */
  public List<Map<String, Object>> rows(String sql, Object... parameters) {
    try (Connection connection = TestPostgres.superuser(service)) {
      return client(connection).sql(sql).params(List.of(parameters)).query().listOfRows();
    } catch (SQLException unreachable) {
      throw new IllegalStateException(unreachable);
    }
  }

  /**
   * Counts.
   *
   * @param table with its schema, and a {@code where} if wanted: {@code shared.films where title =
   *     ?}
   * @param parameters the parameters
   * @return the number of rows
   */
  public long count(String table, Object... parameters) {
    Object count = rows("select count(*) as n from " + table, parameters).getFirst().get("n");
    return ((Number) Objects.requireNonNull(count)).longValue();
  }

  /**
   * Changes rows past all policies, for arranging what time or another process would do.
   *
   * @param sql a statement with {@code ?} parameters
   * @param parameters the parameters
   * @return how many rows changed
   */
  public int update(String sql, Object... parameters) {
    try (Connection connection = TestPostgres.superuser(service)) {
      return client(connection).sql(sql).params(List.of(parameters)).update();
    } catch (SQLException unreachable) {
      throw new IllegalStateException(unreachable);
    }
  }

  private static JdbcClient client(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }
}
