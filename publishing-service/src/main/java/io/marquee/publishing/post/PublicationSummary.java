package io.marquee.publishing.post;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A publication as clients see it.
 *
 * @param id the same over all attempts
 * @param postId the post
 * @param filmId the film in it
 * @param title the post's title
 * @param platform where
 * @param socialAccountId in which account there
 * @param status {@code draft}, {@code scheduled}, {@code publishing}, {@code published}, {@code
 *     failed}, {@code unknown} or {@code cancelled}
 * @param variantId the film's file that was taken
 * @param url public address, null until it has appeared
 * @param scheduledAt when it is or was due
 * @param publishedAt when it appeared
 * @param attempts how often it was tried
 * @param error what went wrong, null unless it failed or its outcome is unknown
 * @param metrics what the platform tells of it, by name
 * @param createdAt when the post was made for this account
 */
public record PublicationSummary(
    UUID id,
    UUID postId,
    @Nullable UUID filmId,
    String title,
    String platform,
    UUID socialAccountId,
    String status,
    @Nullable UUID variantId,
    @Nullable String url,
    @Nullable Instant scheduledAt,
    @Nullable Instant publishedAt,
    int attempts,
    @Nullable PublicationError error,
    Map<String, Object> metrics,
    Instant createdAt) {

  /**
   * What went wrong.
   *
   * @param code stable, for programs
   * @param detail what happened
   * @param remedy what to do
   */
  public record PublicationError(String code, String detail, String remedy) {}
}
