package io.marquee.publishing.post.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.marquee.publishing.post.EditPost;
import io.marquee.publishing.post.Post;
import io.marquee.publishing.post.Texts;
import io.marquee.publishing.post.Times;
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
 * It has setters, since a record cannot tell the two apart.
 */
class PostChange {

  @Size(max = Texts.TITLE_LENGTH)
  @Pattern(regexp = Texts.SAYING, message = Texts.SAYING_MESSAGE)
  @Pattern(regexp = Texts.LINE, message = Texts.LINE_MESSAGE)
  @JsonProperty("title")
  private @Nullable String title;

  @Size(max = Texts.DESCRIPTION_LENGTH)
  @Pattern(regexp = Texts.TEXT, message = Texts.TEXT_MESSAGE)
  @JsonProperty("description")
  private @Nullable String description;

  @Size(max = 100)
  @JsonProperty("asset_ids")
  private @Nullable List<@NotNull UUID> assetIds;

  @Size(min = 1, max = 50)
  @JsonProperty("social_account_ids")
  private @Nullable List<@NotNull UUID> socialAccountIds;

  private @Nullable Optional<UUID> film;
  private @Nullable Optional<UUID> variant;
  private @Nullable Optional<Instant> time;

  @JsonProperty("film_id")
  void setFilmId(@Nullable UUID filmId) {
    film = Optional.ofNullable(filmId);
  }

  @JsonProperty("variant_id")
  void setVariantId(@Nullable UUID variantId) {
    variant = Optional.ofNullable(variantId);
  }

  @JsonProperty("scheduled_at")
  void setScheduledAt(@Nullable Instant scheduledAt) {
    time = Optional.ofNullable(scheduledAt).map(at -> Times.storable(at, "/scheduled_at"));
  }

  boolean touchesTime() {
    return time != null;
  }

  EditPost.Command toCommand(Post.Id post, IfMatch seen) {
    return new EditPost.Command(
        post,
        seen,
        title == null ? null : title.strip(),
        description,
        film,
        variant,
        assetIds,
        socialAccountIds,
        time);
  }
}
