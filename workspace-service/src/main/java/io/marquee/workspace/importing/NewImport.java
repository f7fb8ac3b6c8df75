package io.marquee.workspace.importing;

import io.marquee.workspace.workspace.Slug;
import io.marquee.workspace.workspace.Workspace;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An archive to import.
 *
 * @param bytes how long the archive is; at most 5 GB, which is what S3 takes in one piece
 * @param sha256 of the archive, in lower-case hexadecimal
 * @param name of the workspace; the archive's unless given
 * @param slug of the workspace; unless given the archive's, with a number if that is taken
 * @param isolation {@code shared} unless given
 */
record NewImport(
    @NotNull @Min(1) @Max(5_000_000_000L) Long bytes,
    @NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256,
    @Size(min = 1, max = 200) @Nullable String name,
    @Slug @Nullable String slug,
    Workspace.@Nullable Isolation isolation) {

  Workspace.Isolation isolated() {
    return isolation == null ? Workspace.Isolation.SHARED : isolation;
  }
}
