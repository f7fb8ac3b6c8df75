package io.marquee.web.idempotency;

import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table. Every statement commits by itself: it must hold whatever becomes of the request. */
class IdempotencyKeys {
  /** How long others believe that a request is at work: after a crash its key is free again. */
  static final Duration LOCK = Duration.ofSeconds(60);

  static final Duration KEPT = Duration.ofHours(24);

  private static final int SWEPT_AT_ONCE = 1_000;

  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One statement decides between any number of requests; it waits for none of them. */
  Claim claim(KeyedRequest request) {
    UUID lock = UUID.randomUUID();
    boolean won =
        jdbc.sql(
                    """
                insert into service.idempotency_keys as mine
                  (id, workspace_id, principal, route, request_hash, lock, locked_until, expires_at)
                values (:id, :workspace_id, :principal, :route, :request_hash, :lock,
                  now() + make_interval(secs => :locked), now() + make_interval(secs => :kept))
                on conflict (id) do update set
                  request_hash = excluded.request_hash, lock = excluded.lock,
                  locked_until = excluded.locked_until, expires_at = excluded.expires_at,
                  created_at = now(), status = null, answer = null
                where mine.expires_at <= now()
                  or (mine.status is null and mine.locked_until <= now()
                      and mine.request_hash = excluded.request_hash)
                """)
                .param("id", request.id())
                .param("workspace_id", request.workspaceId(), Types.OTHER)
                .param("principal", request.principal())
                .param("route", request.route())
                .param("request_hash", request.hash())
                .param("lock", lock)
                .param("locked", LOCK.toSeconds())
                .param("kept", KEPT.toSeconds())
                .update()
            == 1;
    return won ? new Claim.Won(lock) : existing(request).orElseGet(Claim.InFlight::new);
  }

  private Optional<Claim> existing(KeyedRequest request) {
    return jdbc.sql(
            "select request_hash, status, answer from service.idempotency_keys where id = :id")
        .param("id", request.id())
        .<Claim>query(
            (row, number) -> {
              if (!Arrays.equals(row.getBytes("request_hash"), request.hash())) {
                return new Claim.OtherRequest();
              }
              int status = row.getInt("status");
              return row.wasNull()
                  ? new Claim.InFlight()
                  : new Claim.Done(status, row.getBytes("answer"));
            })
        .optional();
  }

  /** Keeps the answer, unless the lock has passed to another request meanwhile. */
  void keep(KeyedRequest request, Claim.Won claim, int status, byte @Nullable [] sealed) {
    jdbc.sql(
            """
            update service.idempotency_keys set status = :status, answer = :answer
            where id = :id and lock = :lock
            """)
        .param("status", status)
        .param("answer", sealed, Types.BINARY)
        .param("id", request.id())
        .param("lock", claim.lock())
        .update();
  }

  /** Frees the key, so that the request can be tried again. */
  void release(KeyedRequest request, Claim.Won claim) {
    jdbc.sql("delete from service.idempotency_keys where id = :id and lock = :lock")
        .param("id", request.id())
        .param("lock", claim.lock())
        .update();
  }

  /** Forgets what is a day old; returns how many. Replicas may do so at the same time. */
  int sweep() {
    int swept = 0;
    int batch;
    do {
      batch =
          jdbc.sql(
                  """
                  delete from service.idempotency_keys where id in (
                    select id from service.idempotency_keys where expires_at <= now()
                    limit :limit for update skip locked)
                  """)
              .param("limit", SWEPT_AT_ONCE)
              .update();
      swept += batch;
    } while (batch == SWEPT_AT_ONCE);
    return swept;
  }
}
