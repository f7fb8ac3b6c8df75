package io.marquee.publishing.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A workspace's feed.
 *
 * @param workspaceId the workspace
 * @param title the workspace's name
 * @param items newest first
 */
record Feed(UUID workspaceId, String title, List<Item> items) {

  /** A film on the feed; its id is the publication's. */
  record Item(
      UUID id,
      String title,
      String description,
      Instant publishedAt,
      String mediaType,
      long mediaBytes,
      long mediaMillis,
      boolean hasPoster) {}

  /** When something was added last. */
  Optional<Instant> updatedAt() {
    return items.stream().map(Item::publishedAt).findFirst();
  }
}
