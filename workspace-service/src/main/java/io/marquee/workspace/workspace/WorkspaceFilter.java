package io.marquee.workspace.workspace;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which workspaces a list is to hold; null leaves it open.
 *
 * @param status without it all but the deleted ones
 * @param search a part of the name or slug, whatever its case
 */
record WorkspaceFilter(
    @Nullable UUID ownerId,
    @Nullable UUID accountId,
    Workspace.@Nullable Kind kind,
    Workspace.@Nullable Status status,
    @Nullable String search) {

  @Nullable String kindName() {
    return kind == null ? null : kind.name();
  }

  @Nullable String statusName() {
    return status == null ? null : status.name();
  }

  /** A pattern for LIKE in which nothing but the ends is open. */
  @Nullable String pattern() {
    if (search == null || search.isBlank()) return null;
    return "%" + search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
