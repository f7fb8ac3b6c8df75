package io.marquee.service.purge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The bound workspace's rows in all tenant tables of the service, as the catalog knows them, so
 * that no table can be forgotten. Row-level security keeps the deletions to this workspace.
 */
class TenantRows {

  private static final int AT_ONCE = 2_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  TenantRows(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * A tenant table that this service may delete from.
   *
   * @param whole whether its rows can only go all at once: they refer to each other, or lie in
   *     partitions
   */
  private record Table(long oid, String name, boolean whole) {}

  private record Reference(long fromTable, long toTable) {}

  void remove(Purging purging) {
    for (Table table : inOrder()) {
      String what = "rows." + table.name();
      String sql =
          table.whole()
              ? "delete from \"%s\"".formatted(table.name())
              : "delete from \"%1$s\" where ctid = any(array(select ctid from \"%1$s\" limit %2$d))"
                  .formatted(table.name(), AT_ONCE);
      while (purging.remove(what, () -> jdbc.sql(sql).update()) > 0) {
        // Until there are none.
      }
    }
  }

  /** Those that refer to others come first. */
  private List<Table> inOrder() {
    Map<Long, Table> left = new LinkedHashMap<>();
    Set<Reference> references = new HashSet<>();
    transaction.executeWithoutResult(
        status -> {
          tables().forEach(table -> left.put(table.oid(), table));
          references.addAll(references());
        });
    List<Table> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Table> free =
          left.values().stream()
              .filter(
                  table ->
                      references.stream()
                          .noneMatch(
                              reference ->
                                  reference.toTable() == table.oid()
                                      && left.containsKey(reference.fromTable())))
              .toList();
      if (free.isEmpty()) throw new IllegalStateException("tables refer to each other: " + left);
      free.forEach(table -> left.remove(table.oid()));
      ordered.addAll(free);
    }
    return ordered;
  }

  private List<Table> tables() {
    return jdbc.sql(
            """
            select c.oid::bigint as oid, c.relname as name,
                   c.relkind = 'p' or exists (
                     select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = c.oid) as whole
              from pg_class c
              join pg_index i on i.indrelid = c.oid and i.indisprimary
              join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'workspace_id'
             where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
               and has_table_privilege(c.oid, 'DELETE')
            union all
            -- What a dedicated workspace keeps in shared is seen through a window.
            select behind.oid::bigint, c.relname, true
              from pg_class c
              join pg_class behind on behind.relname = c.relname and behind.relnamespace = 'shared'::regnamespace
              join pg_index i on i.indrelid = behind.oid and i.indisprimary
              join pg_attribute a on a.attrelid = behind.oid and a.attnum = i.indkey[0] and a.attname = 'workspace_id'
             where c.relnamespace = current_schema()::regnamespace and c.relkind = 'v' and has_table_privilege(c.oid, 'DELETE')
             order by name
            """)
        .query(Table.class)
        .list();
  }

  private List<Reference> references() {
    return jdbc.sql(
            """
            select conrelid::bigint as from_table, confrelid::bigint as to_table
              from pg_constraint where contype = 'f' and conrelid <> confrelid
            """)
        .query(Reference.class)
        .list();
  }
}
