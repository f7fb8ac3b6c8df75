package io.marquee.tenancy;

import java.util.List;
import java.util.UUID;
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
 *
 * <p>A query finds the tables of {@code shared}. Rows of a dedicated workspace lie in its {@link
 * Place}, but for those of tables that a service keeps in {@code shared} only; all places that one
 * read finds are of one instant.
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
    // A workspace that moves meanwhile is found in one place, neither in both nor in none.
    this.readOnly.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
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

  /**
   * Where a dedicated workspace's rows lie.
   *
   * @param workspaceId the workspace
   * @param schema its schema
   */
  public record Place(UUID workspaceId, String schema) {}

  /**
   * The dedicated workspaces from one on, in the database's order of ids. To be asked within {@link
   * #read}.
   *
   * @param jdbc what the query was given
   * @param from the first that is wanted
   * @return their places; what lies in {@code shared} of them is out of use
   */
  public static List<Place> places(JdbcClient jdbc, UUID from) {
    return jdbc.sql(
            "select workspace_id, schema from service.placements where workspace_id >= ? order by workspace_id")
        .param(from)
        .query(Place.class)
        .list();
  }
}
