package io.marquee.test;

import io.marquee.tenancy.evidence.IsolationCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Takes one part of the isolation away at a time, from each table, view and function of a service's
 * real database, and looks whether {@link IsolationCatalog} names it. Each is a transaction that is
 * rolled back, so that hundreds take seconds and nobody else sees any.
 */
public final class TenantMutants {

  private TenantMutants() {}

  /**
   * What can be taken from a thing of that kind; {@code %1$s} is the thing, {@code %2$s} its tenant
   * column.
   */
  private enum Mutation {
    POLICY_GONE("table", "no policy", "drop policy tenant on %1$s"),
    POLICY_FOR_ALL("table", "a policy for every row", "alter policy tenant on %1$s using (true)"),
    NOT_FORCED("table", "no FORCE", "alter table %1$s no force row level security"),
    NOT_ENABLED("table", "no row-level security", "alter table %1$s disable row level security"),
    NO_DEFAULT(
        "table", "no default from the setting", "alter table %1$s alter column %2$s drop default"),
    INSERTABLE("table", "the app may insert the tenant", "grant insert (%2$s) on %1$s to %3$s_app"),
    CHANGEABLE("table", "the app may change the tenant", "grant update (%2$s) on %1$s to %3$s_app"),
    AS_ITS_OWNER("view", "runs as its owner", "alter view %1$s reset (security_invoker)"),
    ANY_PATH("function", "runs as its owner on any path", "alter function %1$s reset search_path");

    private final String kind;
    private final String words;
    private final String sql;

    Mutation(String kind, String words, String sql) {
      this.kind = kind;
      this.words = words;
      this.sql = sql;
    }
  }

  private record Thing(String kind, String name, String tenant) {}

  /**
   * Runs all of them, and writes them with what was said of each to {@code target/mutants.txt}.
   *
   * @param service short name
   * @return those that nobody noticed
   * @throws SQLException when the database cannot be reached
   * @throws IOException when the list cannot be written
   */
  public static List<String> survivors(String service) throws SQLException, IOException {
    var survivors = new ArrayList<String>();
    var list = new ArrayList<String>();
    try (Connection connection = TestPostgres.superuser(service)) {
      connection.setAutoCommit(false);
      JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      List<Thing> things = jdbc.sql(THINGS).query(Thing.class).list();
      for (Thing thing : things) {
        for (Mutation mutation : Mutation.values()) {
          if (!mutation.kind.equals(thing.kind())) continue;
          connection.rollback();
          jdbc.sql(mutation.sql.formatted(thing.name(), thing.tenant(), service)).update();
          List<String> said = IsolationCatalog.breaches(jdbc);
          String mutant = "%s: %s, %s".formatted(service, thing.name(), mutation.words);
          list.add("%s → %s".formatted(mutant, said.isEmpty() ? "NOT NOTICED" : said.getFirst()));
          if (said.isEmpty()) survivors.add(mutant);
        }
      }
      connection.rollback();
    }
    if (list.isEmpty()) survivors.add("nothing of %s was tried".formatted(service));
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/mutants.txt"), list);
    return survivors;
  }

  private static final String THINGS =
      """
      select 'table' as kind, c.oid::regclass::text as name,
             (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
               where i.indrelid = c.oid and i.indisprimary) as tenant
        from pg_class c where c.relnamespace = 'shared'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and c.relname <> 'schema_history'
      union all
      select 'view', c.oid::regclass::text, '' from pg_class c
       where c.relkind = 'v' and c.relnamespace in ('shared'::regnamespace, 'service'::regnamespace)
      union all
      select 'function', p.oid::regprocedure::text, '' from pg_proc p
       where p.prosecdef and p.pronamespace in ('shared'::regnamespace, 'service'::regnamespace)
       order by 1, 2
      """;
}
