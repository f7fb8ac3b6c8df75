package io.marquee.notification.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.web.Cursor;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What partners were told, and each try. */
@Component
@Transactional
class Deliveries {

  /** Where a delivery stands. */
  enum Status {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  /** One event for one endpoint. */
  record Delivery(
      UUID id,
      UUID endpointId,
      UUID eventId,
      String eventType,
      String payload,
      Status status,
      Instant createdAt,
      @Nullable Instant nextAttemptAt) {}

  /**
   * One try.
   *
   * @param outcome {@code started}, {@code answered} or the kind of failure
   */
  record Attempt(
      Instant startedAt,
      @Nullable Long durationMs,
      @Nullable Integer statusCode,
      String outcome,
      @Nullable String answer) {}

  private final JdbcClient jdbc;

  Deliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The new delivery's id, or empty when the endpoint was told of the event already. */
  Optional<UUID> add(UUID endpointId, UUID eventId, String type, String payload, Instant now) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    int added =
        jdbc.sql(
                """
                insert into webhook_deliveries (id, endpoint_id, event_id, event_type, payload, status, created_at, next_attempt_at)
                values (?, ?, ?, ?, ?, 'PENDING', ?, ?) on conflict do nothing
                """)
            .params(id, endpointId, eventId, type, payload, utc(now), utc(now))
            .update();
    return added == 0 ? Optional.empty() : Optional.of(id);
  }

  @Transactional(readOnly = true)
  Optional<Delivery> find(UUID id) {
    return jdbc.sql("select * from webhook_deliveries where id = ?")
        .param(id)
        .query(Deliveries::delivery)
        .optional();
  }

  @Transactional(readOnly = true)
  Page<Delivery> list(UUID endpointId, Paging paging) {
    List<Delivery> found =
        jdbc.sql(
                "select * from webhook_deliveries where endpoint_id = :endpoint and "
                    + Paging.AFTER
                    + Paging.IN_ORDER)
            .param("endpoint", endpointId)
            .params(paging.parameters())
            .query(Deliveries::delivery)
            .list();
    return paging.page(found, delivery -> new Cursor(delivery.createdAt(), delivery.id()));
  }

  @Transactional(readOnly = true)
  List<Attempt> attempts(UUID deliveryId) {
    return jdbc.sql("select * from webhook_attempts where delivery_id = ? order by started_at, id")
        .param(deliveryId)
        .query(Deliveries::attempt)
        .list();
  }

  UUID start(UUID deliveryId, Instant now) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    jdbc.sql(
            "insert into webhook_attempts (id, delivery_id, started_at, outcome) values (?, ?, ?, 'started')")
        .params(id, deliveryId, utc(now))
        .update();
    return id;
  }

  void finish(
      UUID attemptId, long durationMs, @Nullable Integer status, String outcome, String answer) {
    jdbc.sql(
            "update webhook_attempts set duration_ms = ?, status_code = ?, outcome = ?, answer = ? where id = ?")
        .params(Arrays.asList(durationMs, status, outcome, answer, attemptId))
        .update();
  }

  void mark(UUID id, Status status, @Nullable Instant nextAttemptAt) {
    jdbc.sql("update webhook_deliveries set status = ?, next_attempt_at = ? where id = ?")
        .params(Arrays.asList(status.name(), nextAttemptAt == null ? null : utc(nextAttemptAt), id))
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    OffsetDateTime next = row.getObject("next_attempt_at", OffsetDateTime.class);
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getObject("endpoint_id", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getString("event_type"),
        row.getString("payload"),
        Status.valueOf(row.getString("status")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        next == null ? null : next.toInstant());
  }

  private static Attempt attempt(ResultSet row, int number) throws SQLException {
    return new Attempt(
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getObject("duration_ms", Long.class),
        row.getObject("status_code", Integer.class),
        row.getString("outcome"),
        row.getString("answer"));
  }
}
