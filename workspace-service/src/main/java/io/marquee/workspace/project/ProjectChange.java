package io.marquee.workspace.project;

import io.marquee.workspace.workspace.SettingsObject;
import io.marquee.workspace.workspace.Slug;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to change about a project; what is left out or null stays.
 *
 * @param parentId where it is to lie; with {@code move_to_top} at the top
 * @param moveToTop whether to move it to the top
 */
record ProjectChange(
    @Size(min = 1, max = 200) @Nullable String name,
    @Slug @Nullable String slug,
    Project.@Nullable Type type,
    @Nullable Lifecycle status,
    @Nullable UUID parentId,
    @Nullable Boolean moveToTop,
    @Size(max = 4000) @Nullable String description,
    @SettingsObject @Nullable JsonNode metadata) {

  /** The states that a change can set; deleting and restoring have ways of their own. */
  enum Lifecycle {
    ACTIVE,
    ARCHIVED
  }

  boolean moves(Project project) {
    return (parentId != null || Boolean.TRUE.equals(moveToTop))
        && !Objects.equals(parent(), project.parentId());
  }

  @Nullable UUID parent() {
    return Boolean.TRUE.equals(moveToTop) ? null : parentId;
  }

  Project.Details detailsOver(Project.Details before) {
    return new Project.Details(
        name == null ? before.name() : name,
        slug == null ? before.slug() : slug,
        type == null ? before.type() : type,
        description == null ? before.description() : description,
        metadata == null ? before.metadata() : metadata.toString());
  }

  Project.Status statusOver(Project before) {
    return status == null ? before.status() : Project.Status.valueOf(status.name());
  }
}
