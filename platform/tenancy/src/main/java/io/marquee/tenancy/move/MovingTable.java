package io.marquee.tenancy.move;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table whose rows move with their workspace, and the statements that bring one place's rows to
 * what the other's are. Each takes the workspace as often as it has question marks.
 *
 * @param name the same in both places
 * @param columns those that can be written
 * @param keys the primary key, which begins with the workspace
 */
record MovingTable(String name, List<String> columns, List<String> keys) {

  /** Rows of the target that the source does not have any more. */
  String deleteGone(String source, String target) {
    return """
        delete from %s t where t.workspace_id = ?
           and not exists (select 1 from %s s where s.workspace_id = ? and %s)
        """
        .formatted(in(target), in(source), sameKey());
  }

  /** Rows of the source that the target lacks or has differently; the same are left untouched. */
  String copyChanged(String source, String target) {
    return """
        insert into %1$s (%2$s) overriding system value
        select %3$s from %4$s s
          left join %1$s t on t.workspace_id = ? and %5$s
         where s.workspace_id = ? and (t.workspace_id is null or row(%3$s)::text <> row(%6$s)::text)
        on conflict (%7$s) do update set %8$s
        """
        .formatted(
            in(target),
            list(MovingTable::quoted),
            list(column -> "s." + quoted(column)),
            in(source),
            sameKey(),
            list(column -> "t." + quoted(column)),
            keys.stream().map(MovingTable::quoted).collect(Collectors.joining(", ")),
            list(column -> quoted(column) + " = excluded." + quoted(column)));
  }

  /** All rows of a place. */
  String deleteAll(String place) {
    return "delete from %s where workspace_id = ?".formatted(in(place));
  }

  /** How many rows a place has, and a sum of their hashes that does not depend on their order. */
  String checksum(String place) {
    return """
        select count(*), coalesce(sum(hashtextextended(row(%s)::text, 0)::numeric), 0)::text
          from %s where workspace_id = ?
        """
        .formatted(list(MovingTable::quoted), in(place));
  }

  private String in(String place) {
    return quoted(place) + "." + quoted(name);
  }

  private String sameKey() {
    return keys.stream()
        .map(key -> "t.%1$s = s.%1$s".formatted(quoted(key)))
        .collect(Collectors.joining(" and "));
  }

  private String list(Function<String, String> each) {
    return columns.stream().map(each).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
