package io.marquee.publishing.portal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as clients see it: as it was submitted to them last, not as it is being changed since.
 *
 * @param id the post
 * @param title title
 * @param description text, may be empty
 * @param film the film in it
 * @param status {@code waiting} for them, {@code approved}, {@code changes_requested} or {@code
 *     published}
 * @param stage the stage that waits for them, null when none does
 * @param contentHash what they decide on
 * @param dueAt until when, null when nothing waits
 * @param scheduledAt when it will appear
 * @param platforms where it will, or did
 * @param publications where it did
 * @param createdAt when it was submitted, for the order of lists
 * @param approvalId the approval behind it
 * @param filmId its film
 * @param variantId its film's file
 */
public record PortalPost(
    UUID id,
    String title,
    String description,
    @Nullable PortalFilm film,
    String status,
    @Nullable PortalStage stage,
    String contentHash,
    @Nullable Instant dueAt,
    @Nullable Instant scheduledAt,
    List<String> platforms,
    List<PortalPublication> publications,
    @JsonIgnore Instant createdAt,
    @JsonIgnore UUID approvalId,
    @JsonIgnore @Nullable UUID filmId,
    @JsonIgnore @Nullable UUID variantId) {

  /** A post that waits for clients. */
  public static final String WAITING = "waiting";

  /**
   * The film.
   *
   * @param id the film
   * @param title its title
   * @param durationSeconds how long it is
   * @param aspectRatio {@code 16:9}, {@code 9:16} or {@code 1:1}
   */
  public record PortalFilm(UUID id, String title, BigDecimal durationSeconds, String aspectRatio) {}

  /**
   * A stage of theirs.
   *
   * @param id the stage
   * @param name what it is called
   */
  public record PortalStage(UUID id, String name) {}

  /**
   * Where it appeared.
   *
   * @param platform {@code feed}, {@code youtube} …
   * @param url public address
   * @param publishedAt when
   */
  public record PortalPublication(String platform, @Nullable String url, Instant publishedAt) {}

  PortalPost with(@Nullable PortalFilm known, List<PortalPublication> appeared) {
    return new PortalPost(
        id,
        title,
        description,
        known,
        status,
        stage,
        contentHash,
        dueAt,
        scheduledAt,
        platforms,
        appeared,
        createdAt,
        approvalId,
        filmId,
        variantId);
  }
}
