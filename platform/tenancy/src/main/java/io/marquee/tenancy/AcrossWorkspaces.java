package io.marquee.tenancy;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads many tenants' rows, for the few places that must: lists of one person's workspaces,
 * overviews, checks. It uses the service's <em>across</em> role, which can only read, and only the
 * tables that a migration made {@code visible_across}. There is no bypass of row-level security:
 * the role has a policy of its own on those tables.
 */
public class AcrossWorkspaces {

  private final JdbcClient jdbc;
  private final TransactionTemplate readOnly;

  /**
   * Made by the platform.
   *
   * @param across connections of the across role
   */
  public AcrossWorkspaces(DataSource across) {
    this.jdbc = JdbcClient.create(across);
    this.readOnly = new TransactionTemplate(new DataSourceTransactionManager(across));
    this.readOnly.setReadOnly(true);
    this.readOnly.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Runs a query over all tenants. The query itself must say whose rows it wants.
   *
   * @param query what to read
   * @param <T> the result's type
   * @return what the query returned
   */
  public <T> T read(Function<JdbcClient, T> query) {
    T result = readOnly.execute(status -> query.apply(jdbc));
    if (result == null) throw new IllegalStateException("a query across workspaces returned null");
    return result;
  }
}
