package io.marquee.identity.apikey.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.marquee.identity.apikey.ApiKey;
import io.marquee.identity.apikey.ChangeApiKey;
import io.marquee.web.IfMatch;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a key, as a JSON merge patch (RFC 7396): what is not named stays. It has a setter,
 * since a record cannot tell "no limit of its own" from "the same limit".
 */
class ApiKeyChange {

  @Size(min = 1, max = 100)
  @JsonProperty("name")
  private @Nullable String name;

  @Size(min = 1, max = 100)
  @JsonProperty("permissions")
  private @Nullable List<@NotNull String> permissions;

  @Size(max = 100)
  @JsonProperty("project_ids")
  private @Nullable List<@NotNull UUID> projectIds;

  @Size(max = 100)
  @JsonProperty("social_account_ids")
  private @Nullable List<@NotNull UUID> socialAccountIds;

  private @Nullable Optional<@Min(1) @Max(10_000) Integer> limit;

  @JsonProperty("requests_per_minute")
  void setRequestsPerMinute(@Nullable Integer requestsPerMinute) {
    limit = Optional.ofNullable(requestsPerMinute);
  }

  ChangeApiKey.Command command(ApiKey.Id id, IfMatch seen) {
    return new ChangeApiKey.Command(
        id,
        seen,
        name == null || name.isBlank() ? null : name.strip(),
        permissions,
        projectIds,
        socialAccountIds,
        limit);
  }
}
