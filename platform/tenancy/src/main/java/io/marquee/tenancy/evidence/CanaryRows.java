package io.marquee.tenancy.evidence;

import io.marquee.tenancy.CurrentWorkspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes a row of the bound tenant into each table, made up from what the catalog says of its
 * columns, references and conditions. A table that cannot be satisfied so is left out.
 */
class CanaryRows {

  private final JdbcClient jdbc;
  private final List<Column> columns;
  private final List<Reference> references;
  private final Map<Long, String> conditions = new HashMap<>();
  private final Map<Long, Map<String, Object>> planted = new HashMap<>();

  private record Column(long relation, String name, String type, boolean wanted) {}

  private record Reference(long relation, String name, long target, String targetName) {}

  private record Condition(long relation, String text) {}

  CanaryRows(JdbcClient jdbc, String schema) {
    this.jdbc = jdbc;
    this.columns = columns(schema);
    this.references = references(schema);
    conditions(schema)
        .forEach(each -> conditions.merge(each.relation(), each.text(), String::concat));
  }

  /** Plants what can be planted, and tells where. */
  List<Relation> plant(List<Relation> relations) {
    var left = new ArrayList<>(relations.stream().filter(each -> each.tenant() != null).toList());
    // What refers to others comes after them.
    while (left.removeIf(this::plant)) continue;
    return relations.stream().filter(each -> planted.containsKey(each.id())).toList();
  }

  private boolean plant(Relation table) {
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    var parameters = new ArrayList<@Nullable Object>();
    for (Column column : columns) {
      if (column.relation() != table.id() || !column.wanted()) continue;
      if (column.name().equals(table.tenant())) continue;
      names.add("\"" + column.name() + "\"");
      values.add("?::" + column.type());
      parameters.add(value(table, column));
    }
    String sql =
        names.isEmpty()
            ? "insert into %s default values returning *".formatted(table.quoted())
            : "insert into %s (%s) values (%s) returning *"
                .formatted(table.quoted(), String.join(", ", names), String.join(", ", values));
    jdbc.sql("savepoint canary").update();
    try {
      planted.put(table.id(), jdbc.sql(sql).params(parameters).query().singleRow());
      return true;
    } catch (DataAccessException unsatisfied) {
      jdbc.sql("rollback to savepoint canary").update();
      return false;
    }
  }

  private String value(Relation table, Column column) {
    for (Reference reference : references) {
      if (reference.relation() != table.id() || !reference.name().equals(column.name())) continue;
      Map<String, Object> target = planted.get(reference.target());
      if (target != null) return String.valueOf(target.get(reference.targetName()));
    }
    String condition = conditions.getOrDefault(table.id(), "");
    if (condition.contains("(%s = %s)".formatted(column.name(), table.tenant()))) {
      return String.valueOf(
          "account_id".equals(table.tenant())
              ? CurrentWorkspace.accountId()
              : CurrentWorkspace.id());
    }
    Matcher oneOf =
        Pattern.compile("\\b%s\\)?(?:::\\w+)? = ANY \\(+ARRAY\\['([^']*)'".formatted(column.name()))
            .matcher(condition);
    return oneOf.find() ? oneOf.group(1) : madeUp(column.type());
  }

  private static String madeUp(String type) {
    if (type.endsWith("[]")) return "{}";
    return switch (type) {
      case "uuid" -> UUID.randomUUID().toString();
      case "boolean" -> "false";
      case "date" -> "2020-01-01";
      case "timestamp with time zone", "timestamp without time zone" -> "2020-01-01T00:00:00Z";
      case "jsonb", "json" -> "{}";
      case "bytea" -> "\\x00";
      case "interval" -> "1 day";
      case "inet" -> "127.0.0.1";
      // Numbers, and texts of at least one letter.
      default -> "1";
    };
  }

  private List<Column> columns(String schema) {
    return jdbc.sql(
            """
            select c.oid::bigint as relation, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
                   a.attnotnull and not a.atthasdef as wanted
              from pg_class c join pg_attribute a on a.attrelid = c.oid
             where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
               and a.attidentity = ''
             order by a.attnum
            """)
        .param(schema)
        .query(Column.class)
        .list();
  }

  private List<Reference> references(String schema) {
    return jdbc.sql(
            """
            select k.conrelid::bigint as relation, own.attname as name, k.confrelid::bigint as target, other.attname as target_name
              from pg_constraint k
              join pg_class c on c.oid = k.conrelid and c.relnamespace = ?::regnamespace
              cross join unnest(k.conkey, k.confkey) pair (own, other)
              join pg_attribute own on own.attrelid = k.conrelid and own.attnum = pair.own
              join pg_attribute other on other.attrelid = k.confrelid and other.attnum = pair.other
             where k.contype = 'f'
            """)
        .param(schema)
        .query(Reference.class)
        .list();
  }

  private List<Condition> conditions(String schema) {
    return jdbc.sql(
            """
            select k.conrelid::bigint as relation, pg_get_constraintdef(k.oid) as text
              from pg_constraint k join pg_class c on c.oid = k.conrelid and c.relnamespace = ?::regnamespace
             where k.contype = 'c'
            """)
        .param(schema)
        .query(Condition.class)
        .list();
  }
}
