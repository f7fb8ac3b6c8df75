package io.marquee.identity.audit;

import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The bound tenant's trail, searched. */
@Repository
@Transactional(readOnly = true)
public class EntrySummaries {

  private final JdbcClient jdbc;
  private final Entries entries;

  EntrySummaries(JdbcClient jdbc, Entries entries) {
    this.jdbc = jdbc;
    this.entries = entries;
  }

  /**
   * What to look for; null means anything.
   *
   * @param actor {@code user:…}, {@code key:…} or {@code service:…}; entries on their behalf, too
   * @param action such as {@code film.updated}, or {@code film.*} for all of a kind
   * @param targetType kind of what was changed
   * @param targetId what was changed
   * @param from done then or later
   * @param to done before
   * @param words somewhere in action, actor, target or values
   */
  public record Filter(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String targetType,
      @Nullable UUID targetId,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String words) {}

  /**
   * An entry, with what is known beside the chain.
   *
   * @param entry the link of the chain
   * @param actorName the acting user's name today
   * @param origin from where, unless that was forgotten
   */
  public record EntrySummary(Entry entry, @Nullable String actorName, @Nullable Origin origin) {}

  /**
   * Searches.
   *
   * @param filter what to look for
   * @param paging which page
   * @return newest first
   */
  public Page<EntrySummary> list(Filter filter, Paging paging) {
    Trail trail = Trail.bound();
    var parameters = new HashMap<String, Object>(paging.parameters());
    var rows =
        jdbc.sql(
                trail.sql(
                    """
                    select e.*, o.address, o.user_agent, o.salt, person.full_name as actor_name
                      from (select * from $audit_entries where
                    """
                        + Paging.AFTER
                        + conditions(filter, parameters)
                        + Paging.IN_ORDER
                        + """
                          ) e
                          left join $audit_origins o on o.id = e.id
                          left join users person
                            on person.id = case when e.actor like 'user:%' then substr(e.actor, 6)::uuid end
                         order by e.created_at desc, e.id
                        """))
            .params(parameters)
            .query(
                (row, number) ->
                    new EntrySummary(
                        entries.entry(trail, row),
                        row.getString("actor_name"),
                        Entries.origin(row)))
            .list();
    return paging.page(rows, found -> new Cursor(found.entry().recordedAt(), found.entry().id()));
  }

  private static String conditions(Filter filter, Map<String, Object> parameters) {
    var sql = new StringBuilder();
    if (filter.actor() != null) {
      sql.append(" and (actor = :actor or on_behalf_of = :actor)");
      parameters.put("actor", filter.actor());
    }
    String action = filter.action();
    if (action != null) {
      boolean all = action.endsWith("*");
      sql.append(all ? " and action like :action" : " and action = :action");
      parameters.put(
          "action", all ? literally(action.substring(0, action.length() - 1)) + "%" : action);
    }
    if (filter.targetType() != null) {
      sql.append(" and target_type = :type");
      parameters.put("type", filter.targetType());
    }
    if (filter.targetId() != null) {
      sql.append(" and target_id = :target");
      parameters.put("target", filter.targetId());
    }
    if (filter.from() != null) {
      sql.append(" and occurred_at >= :from");
      parameters.put("from", Entries.utc(filter.from()));
    }
    if (filter.to() != null) {
      sql.append(" and occurred_at < :to");
      parameters.put("to", Entries.utc(filter.to()));
    }
    if (filter.words() != null) {
      sql.append(
          """
           and concat_ws(' ', action, actor, target_type, target_id, before_values, after_values, trace_id) ilike :words
          """);
      parameters.put("words", "%" + literally(filter.words()) + "%");
    }
    return sql.toString();
  }

  /** For {@code like}, whose signs a person does not mean. */
  private static String literally(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
