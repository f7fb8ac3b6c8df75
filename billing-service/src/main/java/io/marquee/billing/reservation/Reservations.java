package io.marquee.billing.reservation;

import io.marquee.billing.reservation.Reservation.Status;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bound workspace's reservations. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Reservations {

  private static final String SELECT =
      """
      select id, workspace_id, project_id, reference, credits, status, credits_used, written_off, reason, detail,
             created_at, expires_at, closed_at
        from reservations where account_id = ? and workspace_id = ? and
      """;

  private final JdbcClient jdbc;

  Reservations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Reservation get(Reservation.Id id) {
    return jdbc.sql(SELECT + " id = ?")
        .param(CurrentWorkspace.accountId())
        .param(CurrentWorkspace.id())
        .param(id.value())
        .query((row, number) -> reservation(row))
        .optional()
        .orElseThrow(() -> new NotFound("reservation", id.value()));
  }

  Optional<Reservation> findByReference(UUID reference) {
    return jdbc.sql(SELECT + " reference = ?")
        .param(CurrentWorkspace.accountId())
        .param(CurrentWorkspace.id())
        .param(reference)
        .query((row, number) -> reservation(row))
        .optional();
  }

  void add(Reservation reservation) {
    jdbc.sql(
            """
            insert into reservations (id, workspace_id, project_id, reference, credits, status, credits_used, written_off,
                                      reason, detail, created_at, expires_at, closed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(reservation.id().value())
        .param(reservation.workspaceId())
        .param(reservation.projectId())
        .param(reservation.reference())
        .param(reservation.credits())
        .param(reservation.status().code())
        .param(reservation.creditsUsed())
        .param(reservation.writtenOff())
        .param(reservation.reason())
        .param(reservation.detail())
        .param(utc(reservation.createdAt()))
        .param(utc(reservation.expiresAt()))
        .param(utc(reservation.closedAt()))
        .update();
  }

  void update(Reservation reservation) {
    jdbc.sql(
            """
            update reservations set project_id = ?, status = ?, credits_used = ?, written_off = ?, reason = ?,
                                    expires_at = ?, closed_at = ?
             where account_id = ? and workspace_id = ? and id = ?
            """)
        .param(reservation.projectId())
        .param(reservation.status().code())
        .param(reservation.creditsUsed())
        .param(reservation.writtenOff())
        .param(reservation.reason())
        .param(utc(reservation.expiresAt()))
        .param(utc(reservation.closedAt()))
        .param(CurrentWorkspace.accountId())
        .param(reservation.workspaceId())
        .param(reservation.id().value())
        .update();
  }

  /** Credits that are held for the workspace. */
  long creditsHeld() {
    return jdbc.sql(
            "select coalesce(sum(credits), 0) from reservations where account_id = ? and workspace_id = ? and status = 'held'")
        .param(CurrentWorkspace.accountId())
        .param(CurrentWorkspace.id())
        .query(Long.class)
        .single();
  }

  private static Reservation reservation(ResultSet row) throws SQLException {
    return new Reservation(
        new Reservation.Id(row.getObject("id", UUID.class)),
        row.getObject("workspace_id", UUID.class),
        row.getObject("project_id", UUID.class),
        row.getObject("reference", UUID.class),
        row.getLong("credits"),
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getLong("credits_used"),
        row.getLong("written_off"),
        row.getString("reason"),
        row.getString("detail"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("closed_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
