package io.marquee.identity.apikey.web;

import io.marquee.identity.apikey.ApiKey;
import io.marquee.identity.apikey.CreateApiKey;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key to be. */
record NewApiKey(
    @NotBlank @Size(max = 100) String name,
    @NotEmpty @Size(max = 100) List<@NotNull String> permissions,
    @Nullable @Size(max = 100) List<@NotNull UUID> projectIds,
    @Nullable @Size(max = 100) List<@NotNull UUID> socialAccountIds,
    @Nullable Instant expiresAt,
    @Nullable @Min(1) @Max(10_000) Integer requestsPerMinute) {

  CreateApiKey.Command command() {
    return new CreateApiKey.Command(
        name.strip(),
        new ApiKey.Scope(
            permissions,
            projectIds == null ? List.of() : projectIds,
            socialAccountIds == null ? List.of() : socialAccountIds),
        expiresAt,
        requestsPerMinute);
  }
}
