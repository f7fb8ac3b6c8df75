package io.marquee.workspace.project;

import io.marquee.workspace.workspace.SettingsObject;
import io.marquee.workspace.workspace.Slug;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A project to make.
 *
 * @param slug unique among its siblings
 * @param parentId the project that it is to lie in, null for the top
 */
record NewProject(
    @NotBlank @Size(max = 200) String name,
    @NotNull @Slug String slug,
    Project.@NotNull Type type,
    @Nullable UUID parentId,
    @Size(max = 4000) @Nullable String description,
    @SettingsObject @Nullable JsonNode metadata) {

  Project.Details details() {
    return new Project.Details(
        name,
        slug,
        type,
        description == null ? "" : description,
        metadata == null ? "{}" : metadata.toString());
  }
}
