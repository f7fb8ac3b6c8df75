package io.marquee.identity.passkey;

import io.marquee.identity.user.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The keys in the database. */
@Repository
@Transactional
public class Passkeys {

  private final JdbcClient jdbc;

  Passkeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A key, as its owner sees it.
   *
   * @param id ours
   * @param name as its owner calls it
   * @param backedUp whether it is copied between devices, as its device says
   * @param createdAt since when
   * @param lastUsedAt when it last logged somebody in
   */
  public record Summary(
      UUID id, String name, boolean backedUp, Instant createdAt, @Nullable Instant lastUsedAt) {}

  /**
   * Lists somebody's.
   *
   * @param user whose
   * @return newest first
   */
  @Transactional(readOnly = true)
  public List<Summary> list(User.Id user) {
    return jdbc.sql(
            """
            select id, name, backed_up, created_at, last_used_at from passkeys
            where user_id = :user order by created_at desc, id
            """)
        .param("user", user.value())
        .query(Summary.class)
        .list();
  }

  @Transactional(readOnly = true)
  List<byte[]> credentialIds(User.Id user) {
    return jdbc.sql("select credential_id from passkeys where user_id = :user")
        .param("user", user.value())
        .query(byte[].class)
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Passkey> find(byte[] credentialId) {
    return jdbc.sql(
            """
            select id, user_id, credential, sign_count, backup_eligible, backed_up from passkeys
            where credential_id = :credential
            """)
        .param("credential", credentialId)
        .query(
            (row, number) ->
                new Passkey(
                    row.getObject("id", UUID.class),
                    row.getObject("user_id", UUID.class),
                    row.getBytes("credential"),
                    row.getLong("sign_count"),
                    row.getBoolean("backup_eligible"),
                    row.getBoolean("backed_up")))
        .optional();
  }

  void add(Passkey key, byte[] credentialId, String name, Instant now) {
    jdbc.sql(
            """
            insert into passkeys (id, user_id, credential_id, credential, name, sign_count,
                                  backup_eligible, backed_up, created_at)
            values (:id, :user, :credentialId, :credential, :name, :count, :eligible, :backedUp, :now)
            """)
        .param("id", key.id())
        .param("user", key.userId())
        .param("credentialId", credentialId)
        .param("credential", key.credential())
        .param("name", name)
        .param("count", key.signCount())
        .param("eligible", key.backupEligible())
        .param("backedUp", key.backedUp())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Notes a use; of two with the same count, a copy's and the owner's, one is refused. */
  boolean used(UUID id, long signCount, boolean backedUp, Instant now) {
    return jdbc.sql(
                """
                update passkeys set sign_count = :count, backed_up = :backedUp, last_used_at = :now
                where id = :id and (sign_count < :count or (sign_count = 0 and :count = 0))
                """)
            .param("count", signCount)
            .param("backedUp", backedUp)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        == 1;
  }

  boolean rename(User.Id user, UUID id, String name) {
    return jdbc.sql("update passkeys set name = :name where id = :id and user_id = :user")
            .param("name", name)
            .param("id", id)
            .param("user", user.value())
            .update()
        == 1;
  }

  boolean remove(User.Id user, UUID id) {
    return jdbc.sql("delete from passkeys where id = :id and user_id = :user")
            .param("id", id)
            .param("user", user.value())
            .update()
        == 1;
  }
}
