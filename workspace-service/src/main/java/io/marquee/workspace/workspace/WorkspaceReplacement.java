package io.marquee.workspace.workspace;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A workspace's details as a whole; what is left out goes back to its default. */
record WorkspaceReplacement(
    @NotBlank @Size(max = 200) String name,
    @NotNull Workspace.Kind kind,
    Workspace.@Nullable PublisherTier publisherTier,
    Workspace.@Nullable BusinessModel businessModel,
    @DecimalMin("0") @Digits(integer = 9, fraction = 3) @Nullable BigDecimal storageQuotaGb,
    @DecimalMin("0") @Digits(integer = 10, fraction = 2) @Nullable BigDecimal monthlyBudgetUsd,
    @TimeZone @Nullable String timeZone,
    @SettingsObject @Nullable JsonNode settings) {

  void apply(Workspace workspace, Instant now) {
    workspace.change(
        new Workspace.Details(
            name,
            kind,
            publisherTier,
            businessModel,
            storageQuotaGb == null ? Workspace.DEFAULT_QUOTA_GB : storageQuotaGb,
            monthlyBudgetUsd,
            timeZone == null ? "UTC" : timeZone,
            SettingsRules.checked(settings, "/settings")),
        now);
  }
}
