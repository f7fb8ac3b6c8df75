package io.marquee.publishing.post.web;

import io.marquee.publishing.post.EditPost;
import io.marquee.publishing.post.Post;
import io.marquee.web.IfMatch;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a post, as a JSON merge patch (RFC 7396): what is not named stays, null takes away.
 */
record PostChange(
    @Size(max = Texts.TITLE_LENGTH)
        @Pattern(regexp = Texts.SAYING, message = Texts.SAYING_MESSAGE)
        @Pattern(regexp = Texts.LINE, message = Texts.LINE_MESSAGE)
        @Nullable String title,
    @Size(max = Texts.DESCRIPTION_LENGTH)
        @Pattern(regexp = Texts.TEXT, message = Texts.TEXT_MESSAGE)
        @Nullable String description,
    @Nullable Optional<UUID> filmId,
    @Nullable Optional<UUID> variantId,
    @Size(max = 100) @Nullable List<@NotNull UUID> assetIds,
    @Size(min = 1, max = 50) @Nullable List<@NotNull UUID> socialAccountIds,
    @Nullable Optional<Instant> scheduledAt) {

  EditPost.Command toCommand(Post.Id post, IfMatch seen) {
    return new EditPost.Command(
        post,
        seen,
        title == null ? null : title.strip(),
        description,
        filmId,
        variantId,
        assetIds,
        socialAccountIds,
        scheduledAt == null ? null : scheduledAt.map(at -> Times.storable(at, "/scheduled_at")));
  }
}
