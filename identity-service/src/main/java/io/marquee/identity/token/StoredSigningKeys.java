package io.marquee.identity.token;

import com.nimbusds.jose.jwk.RSAKey;
import io.marquee.identity.secret.KeyEncryption;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The signing keys in the database, their private halves encrypted. */
@Repository
class StoredSigningKeys {

  /** "signkeys" in ASCII: replicas that start together agree on one first key. */
  private static final long LOCK = 0x7369676e6b657973L;

  private final JdbcClient jdbc;
  private final KeyEncryption encryption;

  StoredSigningKeys(JdbcClient jdbc, KeyEncryption encryption) {
    this.jdbc = jdbc;
    this.encryption = encryption;
  }

  @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
  List<SigningKey> list() {
    return read();
  }

  /**
   * All keys, after adding a first one if there is none yet. In a transaction of its own: a key
   * that was used must not be rolled back with something else.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  List<SigningKey> listOrAdd(Supplier<SigningKey> first) {
    lock();
    List<SigningKey> keys = read();
    if (!keys.isEmpty()) return keys;
    SigningKey key = first.get();
    add(key);
    return List.of(key);
  }

  /**
   * Lets a key follow the others, of all replicas once.
   *
   * @param step decides by the keys of this moment, the one that is to sign last first
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void rotate(Function<List<SigningKey>, Optional<RotateKeys.Rotation>> step) {
    lock();
    step.apply(read())
        .ifPresent(
            rotation -> {
              publishOthersUntil(rotation.othersUntil());
              add(rotation.next());
            });
  }

  /** A key is seen no longer; if no other one signs now, one does from now on. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void withdraw(String id, Instant now, Supplier<SigningKey> next) {
    lock();
    jdbc.sql("update signing_keys set published_until = :now where id = :id")
        .param("now", utc(now))
        .param("id", id)
        .update();
    if (read().stream().noneMatch(key -> key.maySign(now))) add(next.get());
  }

  /** Erases the private halves that will not sign again. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void erase(Instant now) {
    jdbc.sql("update signing_keys set private_key = null where published_until < :now")
        .param("now", utc(now))
        .update();
  }

  private void publishOthersUntil(Instant time) {
    jdbc.sql("update signing_keys set published_until = :time where published_until is null")
        .param("time", utc(time))
        .update();
  }

  private void lock() {
    jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
  }

  private List<SigningKey> read() {
    return jdbc.sql(
            "select * from signing_keys where private_key is not null order by signs_from desc, id")
        .query((row, number) -> key(row))
        .list();
  }

  private void add(SigningKey key) {
    jdbc.sql(
            """
            insert into signing_keys (id, algorithm, public_key, private_key, created_at, signs_from)
            values (:id, 'RS256', :public, :private, :created, :signs)
            """)
        .param("id", key.id())
        .param("public", key.key().toPublicJWK().toJSONString())
        .param("private", encryption.encrypt(key.id(), utf8(key.key().toJSONString())))
        .param("created", utc(key.createdAt()))
        .param("signs", utc(key.signsFrom()))
        .update();
  }

  private SigningKey key(ResultSet row) throws SQLException {
    byte[] plain = encryption.decrypt(row.getString("id"), row.getBytes("private_key"));
    try {
      return new SigningKey(
          RSAKey.parse(new String(plain, StandardCharsets.UTF_8)),
          row.getObject("created_at", OffsetDateTime.class).toInstant(),
          row.getObject("signs_from", OffsetDateTime.class).toInstant(),
          instant(row.getObject("published_until", OffsetDateTime.class)));
    } catch (ParseException wrong) {
      throw new IllegalStateException("a stored signing key is not a JWK", wrong);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
