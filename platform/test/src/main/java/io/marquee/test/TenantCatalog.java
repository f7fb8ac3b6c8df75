package io.marquee.test;

import io.marquee.tenancy.evidence.IsolationCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
    return look(
        service,
        jdbc -> {
          var found = new ArrayList<>(IsolationCatalog.breaches(jdbc));
          for (String check : ARCHIVE_CHECKS)
            found.addAll(jdbc.sql(check).query(String.class).list());
          return found;
        });
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

  /** What leaves in archives and comes in: a new secret, a new key must be thought of. */
  private static final List<String> ARCHIVE_CHECKS =
      List.of(
          """
          select t.name || '.' || c.name || ' sounds like a secret: the table export_rules does not say whether it leaves in archives'
            from service.exported_tables() t cross join service.exported_columns(t.name) c
           where service.sounds_secret(c.name)
             and not exists (select 1 from service.export_rules r where r.table_name = t.name and r.column_name = c.name)
          """,
          """
          select 'export_rules names ' || r.table_name || '.' || r.column_name || ', which there is not' from service.export_rules r
           where not exists (
             select 1 from pg_class c join pg_attribute a on a.attrelid = c.oid
              where c.relnamespace = 'shared'::regnamespace and c.relname = r.table_name
                and (r.column_name = '*' or a.attname = r.column_name and not a.attisdropped))
          """,
          """
          select t.name || '.' || c.name || ' is required, and no archive has it: the table import_rules does not say what it gets'
            from service.imported_tables() t cross join service.imported_columns(t.name) c where c.fails
          """,
          """
          select t.name || '.' || c.name || ' sounds like the key of an object: the table import_rules does not say whether it is one'
            from service.imported_tables() t cross join service.imported_columns(t.name) c
            join pg_attribute a on a.attrelid = format('shared.%I', t.name)::regclass and a.attname = c.name
           where c.name like '%\\_key' and a.atttypid = 'text'::regtype
             and not exists (select 1 from service.import_rules r where r.table_name = t.name and r.column_name = c.name)
          """,
          """
          select 'import_rules names ' || r.table_name || '.' || r.column_name || ', which there is not' from service.import_rules r
           where not exists (
             select 1 from pg_class c join pg_attribute a on a.attrelid = c.oid
              where c.relnamespace = 'shared'::regnamespace and c.relname = r.table_name
                and (r.column_name = '*' or a.attname = r.column_name and not a.attisdropped))
          """);

  private static <T> T look(String service, Function<JdbcClient, T> query) throws SQLException {
    try (Connection connection = TestPostgres.superuser(service)) {
      return query.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }
  }
}
