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

  /**
   * Words are looked for by the owner's function, since row-level security keeps us from their
   * index.
   */
  private static final String FOUND =
      """
       and id in (select find_audit_entries(:words, :actor::text, :action::text, :type::text, :target::uuid,
         :from::timestamptz, :to::timestamptz, :after_created_at, :after_id, :fetch))
      """;

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
   * @param words somewhere in action, actor, target or values; three characters at least
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
    var parameters = new HashMap<String, @Nullable Object>(paging.parameters());
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

  private static String conditions(Filter filter, Map<String, @Nullable Object> parameters) {
    String found = filter.words() == null ? plainly(filter) : FOUND;
    parameters.put("actor", filter.actor());
    parameters.put("action", pattern(filter.action(), filter.words() != null));
    parameters.put("type", filter.targetType());
    parameters.put("target", filter.targetId());
    parameters.put("from", filter.from() == null ? null : Entries.utc(filter.from()));
    parameters.put("to", filter.to() == null ? null : Entries.utc(filter.to()));
    if (filter.words() != null) parameters.put("words", "%" + literally(filter.words()) + "%");
    return found;
  }

  private static String plainly(Filter filter) {
    var sql = new StringBuilder();
    if (filter.actor() != null) sql.append(" and (actor = :actor or on_behalf_of = :actor)");
    if (filter.action() != null) {
      sql.append(
          filter.action().endsWith("*") ? " and action like :action" : " and action = :action");
    }
    if (filter.targetType() != null) sql.append(" and target_type = :type");
    if (filter.targetId() != null) sql.append(" and target_id = :target");
    if (filter.from() != null) sql.append(" and occurred_at >= :from");
    if (filter.to() != null) sql.append(" and occurred_at < :to");
    return sql.toString();
  }

  private static @Nullable String pattern(@Nullable String action, boolean isPattern) {
    if (action == null) return null;
    if (action.endsWith("*")) return literally(action.substring(0, action.length() - 1)) + "%";
    return isPattern ? literally(action) : action;
  }

  /** For {@code like}, whose signs a person does not mean. */
  private static String literally(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
