package io.marquee.identity.apikey;

import io.marquee.web.Cursor;
import io.marquee.web.NotFound;
import io.marquee.web.Page;
import io.marquee.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The current workspace's keys as people see them: everything but the secret. */
@Repository
@Transactional(readOnly = true)
public class ApiKeySummaries {

  private static final String KEYS =
      """
      select key.*, used.last_used_at, used.last_address, coalesce(used.uses, 0) as uses
      from api_keys key left join api_key_uses used on used.key_id = key.id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  ApiKeySummaries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A key.
   *
   * @param id which, also the client_id of OAuth 2.0
   * @param name to tell it from others
   * @param hint how it begins and ends
   * @param status {@code active}, {@code expired} or {@code revoked}
   * @param permissions what it was given
   * @param projectIds the projects that it is limited to, empty for all
   * @param socialAccountIds the social accounts that it is limited to, empty for all
   * @param requestsPerMinute its own limit, null for that of the plan
   * @param createdBy who made it
   * @param createdAt when
   * @param rotatedAt when it got its present secret, null for the first
   * @param formerSecretUntil how long the secret before stays good, null when none is
   * @param expiresAt until when it is good, null for ever
   * @param lastUsedAt when it was used last, to within a minute; null for never
   * @param lastAddress from where
   * @param uses how often it was used
   * @param revokedAt when it ended, null while it is good
   * @param version which state of it this is
   */
  public record ApiKeySummary(
      UUID id,
      String name,
      String hint,
      String status,
      List<String> permissions,
      List<UUID> projectIds,
      List<UUID> socialAccountIds,
      @Nullable Integer requestsPerMinute,
      UUID createdBy,
      Instant createdAt,
      @Nullable Instant rotatedAt,
      @Nullable Instant formerSecretUntil,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable String lastAddress,
      long uses,
      @Nullable Instant revokedAt,
      long version) {}

  /**
   * One of them.
   *
   * @param id which
   * @return the key
   * @throws NotFound when there is none
   */
  public ApiKeySummary get(UUID id) {
    return jdbc.sql(KEYS + " where key.id = :id")
        .param("id", id)
        .query(this::summary)
        .optional()
        .orElseThrow(() -> new NotFound("api key", id));
  }

  /**
   * Lists them, also the revoked.
   *
   * @param paging which page
   * @return newest first
   */
  public Page<ApiKeySummary> list(Paging paging) {
    var rows =
        jdbc.sql("select * from (" + KEYS + ") keys where " + Paging.AFTER + Paging.IN_ORDER)
            .params(paging.parameters())
            .query(this::summary)
            .list();
    return paging.page(rows, key -> new Cursor(key.createdAt(), key.id()));
  }

  private ApiKeySummary summary(ResultSet row, int number) throws SQLException {
    Instant now = clock.instant();
    Instant expires = time(row, "expires_at");
    Instant revoked = time(row, "revoked_at");
    Instant former = time(row, "former_secret_until");
    boolean expired = expires != null && !now.isBefore(expires);
    return new ApiKeySummary(
        row.getObject("id", UUID.class),
        row.getString("name"),
        "mq_live_…" + row.getString("hint"),
        revoked != null ? "revoked" : expired ? "expired" : "active",
        List.of((String[]) row.getArray("permissions").getArray()),
        List.of((UUID[]) row.getArray("project_ids").getArray()),
        List.of((UUID[]) row.getArray("social_account_ids").getArray()),
        row.getObject("requests_per_minute", Integer.class),
        row.getObject("created_by", UUID.class),
        Objects.requireNonNull(time(row, "created_at")),
        time(row, "rotated_at"),
        former != null && now.isBefore(former) ? former : null,
        expires,
        time(row, "last_used_at"),
        row.getString("last_address"),
        row.getLong("uses"),
        revoked,
        row.getLong("version"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
