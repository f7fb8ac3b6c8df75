package io.marquee.workspace.workspace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as the API shows it.
 *
 * @param storageQuotaGb storage allowed in GB (10^9 bytes)
 * @param monthlyBudgetUsd budget per calendar month (UTC), null for none
 * @param settings a JSON object
 * @param deletedAt when it was deleted; fourteen days later it is purged
 */
public record WorkspaceView(
    UUID id,
    UUID accountId,
    UUID ownerId,
    String name,
    String slug,
    Workspace.Kind kind,
    Workspace.@Nullable PublisherTier publisherTier,
    Workspace.@Nullable BusinessModel businessModel,
    Workspace.Status status,
    Workspace.Isolation isolation,
    BigDecimal storageQuotaGb,
    @Nullable BigDecimal monthlyBudgetUsd,
    String timeZone,
    @JsonRawValue String settings,
    @Nullable Instant deletedAt,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long version) {

  /** What its people may change of it. */
  public Workspace.Details details() {
    return new Workspace.Details(
        name,
        kind,
        publisherTier,
        businessModel,
        storageQuotaGb,
        monthlyBudgetUsd,
        timeZone,
        settings);
  }

  static WorkspaceView of(ResultSet row, int number) throws SQLException {
    return new WorkspaceView(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getObject("owner_id", UUID.class),
        row.getString("name"),
        row.getString("slug"),
        Workspace.Kind.valueOf(row.getString("kind")),
        orNull(Workspace.PublisherTier.class, row.getString("publisher_tier")),
        orNull(Workspace.BusinessModel.class, row.getString("business_model")),
        Workspace.Status.valueOf(row.getString("status")),
        Workspace.Isolation.valueOf(row.getString("isolation")),
        row.getBigDecimal("storage_quota_gb"),
        row.getBigDecimal("monthly_budget_usd"),
        row.getString("time_zone"),
        row.getString("settings"),
        instantOrNull(row.getObject("deleted_at", OffsetDateTime.class)),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }

  private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static <E extends Enum<E>> @Nullable E orNull(Class<E> type, @Nullable String name) {
    return name == null ? null : Enum.valueOf(type, name);
  }
}
