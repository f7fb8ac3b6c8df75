package io.marquee.notification.webhook;

import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.web.Cursor;
import io.marquee.web.IfMatch;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where partners of the current workspace want to be told. */
@Component
@Transactional
class WebhookEndpoints {

  /** Whether deliveries are made. */
  enum Status {
    ENABLED,
    DISABLED
  }

  /**
   * An endpoint.
   *
   * @param eventTypes what it is told; {@code *} is everything
   * @param failingSince since when no delivery has succeeded, null when the last one did
   */
  record Endpoint(
      UUID id,
      String url,
      String description,
      List<String> eventTypes,
      Status status,
      @Nullable Instant failingSince,
      Instant createdAt,
      byte[] sealedSecret,
      long version) {

    /**
     * What the audit trail may know of it: of the address only the host, since secrets hide there.
     */
    AuditFacts audited() {
      return AuditFacts.of("webhook", id)
          .with("host", URI.create(url).getHost())
          .with("description", description)
          .with("event_types", eventTypes)
          .with("status", status);
    }

    boolean wants(String type) {
      return status == Status.ENABLED && (eventTypes.contains("*") || eventTypes.contains(type));
    }
  }

  private final JdbcClient jdbc;
  private final Audit audit;

  WebhookEndpoints(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  void add(
      UUID id, String url, String description, List<String> types, byte[] secret, Instant now) {
    jdbc.sql(
            """
            insert into webhook_endpoints (id, url, description, event_types, secret, status, created_at, version)
            values (?, ?, ?, ?, ?, 'ENABLED', ?, 0)
            """)
        .params(
            id,
            url,
            description,
            types.toArray(String[]::new),
            secret,
            now.atOffset(ZoneOffset.UTC))
        .update();
    audit.created(get(id).audited());
  }

  @Transactional(readOnly = true)
  Endpoint get(UUID id) {
    return jdbc.sql("select * from webhook_endpoints where id = ?")
        .param(id)
        .query(WebhookEndpoints::endpoint)
        .optional()
        .orElseThrow(() -> new WebhookNotFound(id));
  }

  @Transactional(readOnly = true)
  Page<Endpoint> list(Paging paging) {
    List<Endpoint> found =
        jdbc.sql("select * from webhook_endpoints where " + Paging.AFTER + Paging.IN_ORDER)
            .params(paging.parameters())
            .query(WebhookEndpoints::endpoint)
            .list();
    return paging.page(found, endpoint -> new Cursor(endpoint.createdAt(), endpoint.id()));
  }

  @Transactional(readOnly = true)
  List<Endpoint> wanting(String type) {
    return jdbc
        .sql("select * from webhook_endpoints where status = 'ENABLED'")
        .query(WebhookEndpoints::endpoint)
        .stream()
        .filter(endpoint -> endpoint.wants(type))
        .toList();
  }

  void enable(UUID id) {
    Endpoint before = get(id);
    jdbc.sql(
            "update webhook_endpoints set status = 'ENABLED', failing_since = null, version = version + 1 where id = ?")
        .param(id)
        .update();
    audit.changed("enabled", before.audited(), get(id).audited());
  }

  void disable(UUID id) {
    Endpoint before = get(id);
    jdbc.sql("update webhook_endpoints set status = 'DISABLED', version = version + 1 where id = ?")
        .param(id)
        .update();
    audit.changed("disabled", before.audited(), get(id).audited());
  }

  void changeSecret(UUID id, byte[] secret) {
    requireOne(
        id,
        jdbc.sql("update webhook_endpoints set secret = ?, version = version + 1 where id = ?")
            .params(secret, id)
            .update());
    audit.noted("secret_rotated", AuditFacts.of("webhook", id));
  }

  void succeeded(UUID id) {
    jdbc.sql(
            "update webhook_endpoints set failing_since = null where id = ? and failing_since is not null")
        .param(id)
        .update();
  }

  /** Since when the endpoint has been failing, this failure included. */
  Instant failed(UUID id, Instant now) {
    return jdbc.sql(
            "update webhook_endpoints set failing_since = coalesce(failing_since, ?) where id = ? returning failing_since")
        .params(now.atOffset(ZoneOffset.UTC), id)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .orElse(now);
  }

  void remove(UUID id, IfMatch seen) {
    Endpoint endpoint = get(id);
    seen.check(endpoint.version());
    audit.deleted(endpoint.audited());
    jdbc.sql("delete from webhook_endpoints where id = ?").param(id).update();
  }

  private static void requireOne(UUID id, int changed) {
    if (changed == 0) throw new WebhookNotFound(id);
  }

  private static Endpoint endpoint(ResultSet row, int number) throws SQLException {
    OffsetDateTime failing = row.getObject("failing_since", OffsetDateTime.class);
    return new Endpoint(
        row.getObject("id", UUID.class),
        row.getString("url"),
        row.getString("description"),
        List.of((String[]) row.getArray("event_types").getArray()),
        Status.valueOf(row.getString("status")),
        failing == null ? null : failing.toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getBytes("secret"),
        row.getLong("version"));
  }
}
