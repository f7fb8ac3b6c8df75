package io.marquee.workspace.providerkey;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.service.SealingKey;
import io.marquee.tenancy.CurrentWorkspace;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bound workspace's own keys, of which one is at work. Called in a transaction. */
@Component
class DataKeys {

  /** A key, opened. */
  record DataKey(UUID id, SealingKey key) {}

  private record Row(UUID id, String keyEncryptionKey, byte[] sealed) {}

  private final JdbcClient jdbc;
  private final KeyEncryptionKeys keys;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DataKeys(JdbcClient jdbc, KeyEncryptionKeys keys, Clock clock) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.clock = clock;
  }

  /** The key at work, made at first use; whoever comes second uses the first one's. */
  DataKey current() {
    return atWork()
        .orElseGet(
            () -> {
              make();
              return atWork().orElseThrow();
            });
  }

  private Optional<DataKey> atWork() {
    return jdbc.sql(
            "select id, key_encryption_key, sealed from data_keys where retired_at is null for share")
        .query(Row.class)
        .optional()
        .map(this::open);
  }

  DataKey get(UUID id) {
    return open(
        jdbc.sql("select id, key_encryption_key, sealed from data_keys where id = ?")
            .param(id)
            .query(Row.class)
            .single());
  }

  /** Retires the key at work and makes another. */
  DataKey replace() {
    jdbc.sql("update data_keys set retired_at = :now where retired_at is null")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return current();
  }

  /** Removes retired keys that seal nothing any more. */
  void sweep() {
    jdbc.sql(
            """
            delete from data_keys d where retired_at is not null
               and not exists (select 1 from provider_keys p where p.data_key_id = d.id)
            """)
        .update();
  }

  /** Seals a key anew with the installation's key at work; the key itself stays. */
  void rewrap(UUID id) {
    Row row =
        jdbc.sql("select id, key_encryption_key, sealed from data_keys where id = ? for update")
            .param(id)
            .query(Row.class)
            .optional()
            .orElse(null);
    if (row == null || row.keyEncryptionKey().equals(keys.current())) return;
    byte[] plain = keys.get(row.keyEncryptionKey()).open(name(id), row.sealed());
    jdbc.sql("update data_keys set key_encryption_key = :key, sealed = :sealed where id = :id")
        .param("key", keys.current())
        .param("sealed", keys.get(keys.current()).seal(name(id), plain))
        .param("id", id)
        .update();
  }

  private void make() {
    byte[] plain = new byte[32];
    random.nextBytes(plain);
    UUID id = UuidCreator.getTimeOrderedEpoch();
    jdbc.sql(
            """
            insert into data_keys (id, key_encryption_key, sealed, created_at)
            values (:id, :key, :sealed, :now)
            on conflict (workspace_id) where retired_at is null do nothing
            """)
        .param("id", id)
        .param("key", keys.current())
        .param("sealed", keys.get(keys.current()).seal(name(id), plain))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private DataKey open(Row row) {
    return new DataKey(
        row.id(), of(keys.get(row.keyEncryptionKey()).open(name(row.id()), row.sealed())));
  }

  private static SealingKey of(byte[] plain) {
    return SealingKey.of("the workspace's data key", Base64.getEncoder().encodeToString(plain));
  }

  /** A key of another workspace cannot stand in for this one's. */
  private static String name(UUID id) {
    return CurrentWorkspace.id() + " " + id;
  }
}
