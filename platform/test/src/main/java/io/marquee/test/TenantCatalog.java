package io.marquee.test;

import io.marquee.tenancy.evidence.IsolationCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Holds a service's database against {@link IsolationCatalog}, which running services are held
 * against, too.
 */
public final class TenantCatalog {

  private TenantCatalog() {}

  /**
   * What is wrong in a service's database.
   *
   * @param service short name
   * @return one sentence per breach, empty when all is well
   * @throws SQLException when the catalog cannot be read
   */
  public static List<String> breaches(String service) throws SQLException {
    return look(service, IsolationCatalog::breaches);
  }

  /**
   * How many tables with tenant rows there are, so that a test can tell "nothing wrong" from
   * "nothing looked at".
   *
   * @param service short name
   * @return the number of tables in {@code shared}, without history and partitions
   * @throws SQLException when the catalog cannot be read
   */
  public static int tenantTables(String service) throws SQLException {
    return look(service, IsolationCatalog::tenantTables);
  }

  private static <T> T look(String service, Function<JdbcClient, T> query) throws SQLException {
    try (Connection connection = TestPostgres.superuser(service)) {
      return query.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }
  }
}
