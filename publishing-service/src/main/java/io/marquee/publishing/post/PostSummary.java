package io.marquee.publishing.post;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as clients see it.
 *
 * @param id the post
 * @param title title
 * @param description text, may be empty
 * @param filmId the film in it
 * @param variantId the film's file, null for the default
 * @param assetIds other files
 * @param socialAccountIds where it shall appear
 * @param status what is to be told first of its publications' statuses
 * @param scheduledAt its time
 * @param publishedAt when it appeared for the first time
 * @param createdBy who wrote it
 * @param createdAt when
 * @param updatedAt when it or one of its publications changed last
 * @param version also the ETag
 * @param contentHash what it is, as an approval of it says
 * @param approval its newest approval, null if it was never submitted
 * @param publications one per account, in the order in which they were added
 */
public record PostSummary(
    UUID id,
    String title,
    String description,
    @Nullable UUID filmId,
    @Nullable UUID variantId,
    List<UUID> assetIds,
    List<UUID> socialAccountIds,
    String status,
    @Nullable Instant scheduledAt,
    @Nullable Instant publishedAt,
    @Nullable UUID createdBy,
    Instant createdAt,
    Instant updatedAt,
    long version,
    String contentHash,
    @Nullable PostApproval approval,
    List<PublicationSummary> publications) {

  /**
   * An approval of a post.
   *
   * @param id the approval
   * @param status {@code pending}, {@code approved}, {@code rejected} or {@code voided}
   * @param stage the stage that it is at, or ended at
   */
  public record PostApproval(UUID id, String status, ApprovalStage stage) {}
}
