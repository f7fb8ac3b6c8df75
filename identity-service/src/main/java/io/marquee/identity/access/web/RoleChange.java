package io.marquee.identity.access.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.marquee.identity.access.CustomRole;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a role, as a JSON merge patch (RFC 7396): what is not named stays. It has a setter,
 * since a record cannot tell "no base role" from "the same base role".
 */
class RoleChange {

  @Size(min = 1, max = Named.LONGEST_NAME)
  @JsonProperty("name")
  private @Nullable String name;

  @Size(max = Named.LONGEST_DESCRIPTION)
  @JsonProperty("description")
  private @Nullable String description;

  @Size(max = 100)
  @JsonProperty("permissions")
  private @Nullable List<@NotNull String> permissions;

  private @Nullable Optional<String> base;

  @JsonProperty("base_role")
  void setBaseRole(@Nullable String baseRole) {
    base = Optional.ofNullable(baseRole);
  }

  CustomRole.Definition over(CustomRole.Definition before) {
    return new CustomRole.Definition(
        name == null || name.isBlank() ? before.name() : name.strip(),
        description == null ? before.description() : description,
        base == null ? before.base() : Named.base(base.orElse(null)),
        permissions == null ? before.added() : Named.permissions(permissions));
  }
}
