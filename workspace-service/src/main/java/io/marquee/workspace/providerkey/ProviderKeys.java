package io.marquee.workspace.providerkey;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.audit.Audit;
import io.marquee.service.audit.AuditFacts;
import io.marquee.web.Caller;
import io.marquee.web.IfMatch;
import io.marquee.web.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the bound workspace's provider keys. They are sealed before they reach the database. */
@Component
@Transactional
class ProviderKeys {

  private record Row(UUID id, UUID dataKeyId, byte[] sealed, long version) {}

  private final JdbcClient jdbc;
  private final DataKeys dataKeys;
  private final Clock clock;
  private final Audit audit;

  ProviderKeys(JdbcClient jdbc, DataKeys dataKeys, Clock clock, Audit audit) {
    this.jdbc = jdbc;
    this.dataKeys = dataKeys;
    this.clock = clock;
    this.audit = audit;
  }

  void add(String provider, ProviderSecret given, UUID by) {
    DataKeys.DataKey key = dataKeys.current();
    UUID id = UuidCreator.getTimeOrderedEpoch();
    try {
      jdbc.sql(
              """
              insert into provider_keys (id, provider, label, hint, data_key_id, sealed, created_by, created_at, updated_at, version)
              values (:id, :provider, :label, :hint, :key, :sealed, :by, :now, :now, 0)
              """)
          .param("id", id)
          .param("provider", provider)
          .param("label", given.labelOr(""))
          .param("hint", given.hint())
          .param("key", key.id())
          .param("sealed", key.key().seal(name(id), given.bytes()))
          .param("by", by)
          .param("now", now())
          .update();
    } catch (DuplicateKeyException taken) {
      throw new ProviderKeyExists(provider);
    }
    audit.created(facts(id, provider).with("hint", given.hint()));
  }

  void replace(String provider, IfMatch seen, ProviderSecret given) {
    Row row = lock(provider);
    seen.check(row.version());
    DataKeys.DataKey key = dataKeys.current();
    jdbc.sql(
            """
            update provider_keys
               set hint = :hint, data_key_id = :key, sealed = :sealed, updated_at = :now, version = version + 1,
                   label = coalesce(:label::text, label)
             where id = :id
            """)
        .param("hint", given.hint())
        .param("key", key.id())
        .param("sealed", key.key().seal(name(row.id()), given.bytes()))
        .param("now", now())
        .param("label", given.label())
        .param("id", row.id())
        .update();
    dataKeys.sweep();
    audit.noted("replaced", facts(row.id(), provider).with("hint", given.hint()));
  }

  void remove(String provider, IfMatch seen) {
    Row row = lock(provider);
    seen.check(row.version());
    jdbc.sql("delete from provider_keys where id = ?").param(row.id()).update();
    audit.deleted(facts(row.id(), provider));
  }

  /** Opens one, and notes who was shown it. */
  String reveal(String provider, Caller caller) {
    Row row = lock(provider);
    jdbc.sql(
            """
            insert into provider_key_uses (id, provider_key_id, used_by, created_at)
            values (:id, :key, :by, :now)
            """)
        .param("id", UuidCreator.getTimeOrderedEpoch())
        .param("key", row.id())
        .param("by", caller.principal())
        .param("now", now())
        .update();
    audit.noted("revealed", facts(row.id(), provider));
    byte[] plain = dataKeys.get(row.dataKeyId()).key().open(name(row.id()), row.sealed());
    return new String(plain, StandardCharsets.UTF_8);
  }

  /**
   * Gives the workspace a new key of its own and seals all with it, in one transaction: whoever
   * reads meanwhile finds the old or the new state, and both can be opened.
   *
   * @return how many were sealed anew
   */
  int rotate() {
    var rows =
        jdbc.sql(
                "select id, data_key_id, sealed, version from provider_keys order by id for update")
            .query(Row.class)
            .list();
    DataKeys.DataKey next = dataKeys.replace();
    for (Row row : rows) {
      byte[] plain = dataKeys.get(row.dataKeyId()).key().open(name(row.id()), row.sealed());
      jdbc.sql("update provider_keys set data_key_id = :key, sealed = :sealed where id = :id")
          .param("key", next.id())
          .param("sealed", next.key().seal(name(row.id()), plain))
          .param("id", row.id())
          .update();
    }
    dataKeys.sweep();
    audit.noted("rotated", AuditFacts.of("data_key", next.id()).with("provider_keys", rows.size()));
    return rows.size();
  }

  private Row lock(String provider) {
    return jdbc.sql(
            "select id, data_key_id, sealed, version from provider_keys where provider = ? for update")
        .param(provider)
        .query(Row.class)
        .optional()
        .orElseThrow(() -> notFound(provider));
  }

  static NotFound notFound(String provider) {
    return new NotFound("provider key", "There is no key of the provider " + provider + ".");
  }

  private static AuditFacts facts(UUID id, String provider) {
    return AuditFacts.of("provider_key", id).with("provider", provider);
  }

  private static String name(UUID id) {
    return "provider-key " + id;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
