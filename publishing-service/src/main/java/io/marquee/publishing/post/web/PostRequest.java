package io.marquee.publishing.post.web;

import io.marquee.publishing.post.DraftPost;
import io.marquee.publishing.post.Texts;
import io.marquee.publishing.post.Times;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new post. */
record PostRequest(
    @NotBlank
        @Size(max = Texts.TITLE_LENGTH)
        @Pattern(regexp = Texts.LINE, message = Texts.LINE_MESSAGE)
        String title,
    @Size(max = Texts.DESCRIPTION_LENGTH)
        @Pattern(regexp = Texts.TEXT, message = Texts.TEXT_MESSAGE)
        @Nullable String description,
    @Nullable UUID filmId,
    @Nullable UUID variantId,
    @Size(max = 100) @Nullable List<@NotNull UUID> assetIds,
    @NotEmpty @Size(max = 50) List<@NotNull UUID> socialAccountIds,
    @Nullable Instant scheduledAt) {

  DraftPost.Command toCommand(UUID createdBy) {
    return new DraftPost.Command(
        title.strip(),
        Objects.requireNonNullElse(description, ""),
        filmId,
        variantId,
        Objects.requireNonNullElse(assetIds, List.of()),
        socialAccountIds,
        scheduledAt == null ? null : Times.storable(scheduledAt, "/scheduled_at"),
        createdBy);
  }
}
