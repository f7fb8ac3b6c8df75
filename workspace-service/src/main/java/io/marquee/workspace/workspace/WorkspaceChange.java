package io.marquee.workspace.workspace;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The details of a workspace that are to change; what is left out or null stays. */
record WorkspaceChange(
    @Size(min = 1, max = 200) @Nullable String name,
    Workspace.@Nullable Kind kind,
    @Nullable Lifecycle status,
    Workspace.@Nullable PublisherTier publisherTier,
    Workspace.@Nullable BusinessModel businessModel,
    @DecimalMin("0") @Digits(integer = 9, fraction = 3) @Nullable BigDecimal storageQuotaGb,
    @DecimalMin("0") @Digits(integer = 10, fraction = 2) @Nullable BigDecimal monthlyBudgetUsd,
    @TimeZone @Nullable String timeZone,
    @SettingsObject @Nullable JsonNode settings) {

  /** The states that a change can set; deleting and restoring have ways of their own. */
  enum Lifecycle {
    ACTIVE,
    ARCHIVED
  }

  void apply(Workspace workspace, Instant now) {
    Workspace.Details before = workspace.details();
    workspace.change(
        new Workspace.Details(
            name == null ? before.name() : name,
            kind == null ? before.kind() : kind,
            publisherOnly(
                kind,
                publisherTier == null ? before.publisherTier() : publisherTier,
                publisherTier),
            publisherOnly(
                kind,
                businessModel == null ? before.businessModel() : businessModel,
                businessModel),
            storageQuotaGb == null ? before.storageQuotaGb() : storageQuotaGb,
            monthlyBudgetUsd == null ? before.monthlyBudgetUsd() : monthlyBudgetUsd,
            timeZone == null ? before.timeZone() : timeZone,
            settings == null ? before.settings() : SettingsRules.checked(settings, "/settings")),
        now);
    if (status == Lifecycle.ARCHIVED) workspace.archive(now);
    if (status == Lifecycle.ACTIVE) workspace.activate(now);
  }

  /**
   * What only publishers have goes with a change to another kind, unless the same change says it.
   */
  private static <T> @Nullable T publisherOnly(
      Workspace.@Nullable Kind kind, @Nullable T now, @Nullable T said) {
    return kind == null || kind == Workspace.Kind.MUSIC_PUBLISHER ? now : said;
  }
}
