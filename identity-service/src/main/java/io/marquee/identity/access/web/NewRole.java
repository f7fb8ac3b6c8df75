package io.marquee.identity.access.web;

import io.marquee.identity.access.CustomRole;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A role to be. */
record NewRole(
    @NotBlank @Size(max = Named.LONGEST_NAME) String name,
    @Nullable @Size(max = Named.LONGEST_DESCRIPTION) String description,
    @Nullable String baseRole,
    @Nullable @Size(max = 100) List<@NotNull String> permissions) {

  CustomRole.Definition definition() {
    return new CustomRole.Definition(
        name.strip(),
        Objects.requireNonNullElse(description, ""),
        Named.base(baseRole),
        Named.permissions(permissions == null ? List.of() : permissions));
  }
}
