package io.marquee.identity.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The chains in the database, which accepts new entries only. */
@Repository
class Entries {

  private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Entries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** An entry with what is still known of its origin. */
  record Linked(Entry entry, @Nullable Origin origin) {}

  /** Where the chain ends; nobody else appends until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  Head lockHead(Trail trail) {
    return head(trail, " for update").orElseGet(() -> begin(trail));
  }

  private Head begin(Trail trail) {
    jdbc.sql(
            trail.sql(
                """
                insert into $audit_heads (id, position, hash, created_at)
                values (nullif(current_setting(:setting, true), '')::uuid, 0, :hash, :at)
                on conflict do nothing
                """))
        .param("setting", trail == Trail.WORKSPACE ? "app.workspace_id" : "app.account_id")
        .param("hash", Head.NONE.hash())
        .param("at", utc(Head.NONE.recordedAt()))
        .update();
    return head(trail, " for update").orElseThrow();
  }

  /** Where the chain ends now. */
  @Transactional(readOnly = true)
  Head head(Trail trail) {
    return head(trail, "").orElse(Head.NONE);
  }

  private Optional<Head> head(Trail trail, String lock) {
    return jdbc.sql(trail.sql("select position, hash, created_at from $audit_heads" + lock))
        .query(
            (row, number) ->
                new Head(
                    row.getLong("position"), row.getString("hash"), instant(row, "created_at")))
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  boolean holds(Trail trail, UUID id) {
    return jdbc.sql(trail.sql("select exists (select 1 from $audit_entries where id = ?)"))
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /** Writes entry, origin and the new head, as one statement. */
  @Transactional(propagation = Propagation.MANDATORY)
  void append(Trail trail, Entry entry, @Nullable Origin origin) {
    jdbc.sql(
            trail.sql(
                """
                with entry as (
                  insert into $audit_entries (id, position, created_at, occurred_at, service, actor, on_behalf_of, action,
                      target_type, target_id, before_values, after_values, trace_id, origin_digest, previous_hash, hash)
                  values (:id, :position, :recorded, :occurred, :service, :actor, :behalf, :action,
                      :type, :target, :before::jsonb, :after::jsonb, :trace, :digest, :previous, :hash)),
                origin as (
                  insert into $audit_origins (id, address, user_agent, salt, created_at)
                  select :id, :address, :agent, :salt::text, :recorded where :salt::text is not null)
                update $audit_heads set position = :position, hash = :hash, created_at = :recorded
                """))
        .param("id", entry.id())
        .param("position", entry.position())
        .param("recorded", utc(entry.recordedAt()))
        .param("occurred", utc(entry.occurredAt()))
        .param("service", entry.service())
        .param("actor", entry.actor())
        .param("behalf", entry.onBehalfOf())
        .param("action", entry.action())
        .param("type", entry.targetType())
        .param("target", entry.targetId())
        .param("before", written(entry.before()))
        .param("after", written(entry.after()))
        .param("trace", entry.traceId())
        .param("digest", entry.originDigest())
        .param("previous", entry.previousHash())
        .param("hash", entry.hash())
        .param("address", origin == null ? null : origin.address())
        .param("agent", origin == null ? null : origin.userAgent())
        .param("salt", origin == null ? null : origin.salt())
        .update();
  }

  /** The unbroken stretch that holds every entry of a time, or empty when there is none. */
  @Transactional(readOnly = true)
  Optional<Stretch> stretch(Trail trail, @Nullable Instant from, @Nullable Instant to, long last) {
    return jdbc.sql(
            trail.sql(
                """
                select min(position) as first, max(position) as last from $audit_entries
                 where position <= :last and (:from::timestamptz is null or occurred_at >= :from)
                   and (:to::timestamptz is null or occurred_at < :to)
                """))
        .param("last", last)
        .param("from", from == null ? null : utc(from))
        .param("to", to == null ? null : utc(to))
        .query(
            (row, number) ->
                row.getLong("first") == 0
                    ? Optional.<Stretch>empty()
                    : Optional.of(new Stretch(row.getLong("first"), row.getLong("last"))))
        .single();
  }

  /** From one position to another, both included. */
  record Stretch(long first, long last) {}

  /** Some entries of the chain, in their order. */
  @Transactional(readOnly = true)
  List<Linked> list(Trail trail, long from, long to, int limit) {
    return jdbc.sql(
            trail.sql(
                """
                select e.*, o.address, o.user_agent, o.salt from $audit_entries e
                  left join $audit_origins o on o.id = e.id
                 where position between :from and :to order by position limit :limit
                """))
        .param("from", from)
        .param("to", to)
        .param("limit", limit)
        .query((row, number) -> new Linked(entry(trail, row), origin(row)))
        .list();
  }

  Entry entry(Trail trail, ResultSet row) throws SQLException {
    return new Entry(
        trail.chain(),
        row.getLong("position"),
        row.getObject("id", UUID.class),
        instant(row, "occurred_at"),
        instant(row, "created_at"),
        row.getString("service"),
        row.getString("actor"),
        row.getString("on_behalf_of"),
        row.getString("action"),
        row.getString("target_type"),
        row.getObject("target_id", UUID.class),
        read(row.getString("before_values")),
        read(row.getString("after_values")),
        row.getString("trace_id"),
        row.getString("origin_digest"),
        row.getString("previous_hash"),
        row.getString("hash"));
  }

  static @Nullable Origin origin(ResultSet row) throws SQLException {
    String salt = row.getString("salt");
    return salt == null
        ? null
        : new Origin(row.getString("address"), row.getString("user_agent"), salt);
  }

  private @Nullable String written(@Nullable Map<String, String> values) {
    return values == null ? null : json.writeValueAsString(values);
  }

  private @Nullable Map<String, String> read(@Nullable String values) {
    return values == null ? null : json.readValue(values, VALUES);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
