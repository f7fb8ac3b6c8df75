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
 * @param templateId a template of the account, which says what the request leaves out
 */
record NewWorkspace(
    @NotBlank @Size(max = 200) String name,
    @NotNull @Slug String slug,
    @NotNull Workspace.Kind kind,
    @Nullable UUID accountId,
    Workspace.@Nullable PublisherTier publisherTier,
    Workspace.@Nullable BusinessModel businessModel,
    @DecimalMin("0") @Digits(integer = 9, fraction = 3) @Nullable BigDecimal storageQuotaGb,
    @DecimalMin("0") @Digits(integer = 10, fraction = 2) @Nullable BigDecimal monthlyBudgetUsd,
    @TimeZone @Nullable String timeZone,
    @SettingsObject @Nullable JsonNode settings,
    Workspace.@Nullable Isolation isolation,
    @Nullable UUID templateId) {

  Workspace.Isolation isolated() {
    return isolation == null ? Workspace.Isolation.SHARED : isolation;
  }

  /**
   * What it is to be like.
   *
   * @param template what it is made after, null for our own defaults
   */
  Workspace.Details details(Workspace.@Nullable Details template) {
    Workspace.Details base =
        template == null
            ? new Workspace.Details(
                name, kind, null, null, Workspace.DEFAULT_QUOTA_GB, null, "UTC", "{}")
            : template;
    boolean alike = base.kind() == kind;
    return new Workspace.Details(
        name,
        kind,
        publisherTier == null && alike ? base.publisherTier() : publisherTier,
        businessModel == null && alike ? base.businessModel() : businessModel,
        storageQuotaGb == null ? base.storageQuotaGb() : storageQuotaGb,
        monthlyBudgetUsd == null ? base.monthlyBudgetUsd() : monthlyBudgetUsd,
        timeZone == null ? base.timeZone() : timeZone,
        settings == null || settings.isNull()
            ? base.settings()
            : SettingsRules.checked(settings, "/settings"));
  }
}
