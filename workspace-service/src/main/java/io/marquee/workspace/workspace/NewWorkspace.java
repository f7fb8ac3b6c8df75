package io.marquee.workspace.workspace;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A workspace to make.
 *
 * @param slug lower-case letters, digits and hyphens; unique within the account
 * @param accountId who pays; the caller's personal account unless given
 * @param isolation {@code shared} unless given; {@code dedicated} gives it schemas of its own,
 *     which takes some seconds
 */
record NewWorkspace(
    @NotBlank @Size(max = 200) String name,
    @NotNull @Slug String slug,
    @NotNull Workspace.Kind kind,
    @Nullable UUID accountId,
    @DecimalMin("0") @Digits(integer = 9, fraction = 3) @Nullable BigDecimal storageQuotaGb,
    @DecimalMin("0") @Digits(integer = 10, fraction = 2) @Nullable BigDecimal monthlyBudgetUsd,
    @TimeZone @Nullable String timeZone,
    @SettingsObject @Nullable JsonNode settings,
    Workspace.@Nullable Isolation isolation) {

  Workspace.Isolation isolated() {
    return isolation == null ? Workspace.Isolation.SHARED : isolation;
  }

  Workspace.Details details() {
    return new Workspace.Details(
        name,
        kind,
        storageQuotaGb == null ? Workspace.DEFAULT_QUOTA_GB : storageQuotaGb,
        monthlyBudgetUsd,
        timeZone == null ? "UTC" : timeZone,
        settings == null ? "{}" : settings.toString());
  }
}
