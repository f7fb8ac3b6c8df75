package io.marquee.tenancy.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table or view that requests may read.
 *
 * @param id its number in the catalog
 * @param schema where it lies
 * @param name its name
 * @param tenant the column that says whose a row is, null for a view
 * @param writable a column that requests may change, null if there is none
 */
record Relation(
    long id, String schema, String name, @Nullable String tenant, @Nullable String writable) {

  /** Those of a schema that the connected role may read. */
  static List<Relation> in(JdbcClient jdbc, String schema) {
    return jdbc.sql(
            """
            select c.oid::bigint as id, n.nspname as schema, c.relname as name,
                   (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                     where i.indrelid = c.oid and i.indisprimary) as tenant,
                   (select min(a.attname::text) from pg_attribute a
                     where c.relkind <> 'v' and a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                       and has_column_privilege(c.oid, a.attnum, 'UPDATE')) as writable
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relkind in ('r', 'p', 'v') and not c.relispartition
               and c.relname not like 'behind\\_%' and has_table_privilege(c.oid, 'SELECT')
             order by c.relname
            """)
        .param(schema)
        .query(Relation.class)
        .list();
  }

  String quoted() {
    return "\"%s\".\"%s\"".formatted(schema, name);
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
