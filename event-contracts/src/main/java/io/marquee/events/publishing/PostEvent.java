package io.marquee.events.publishing;

import io.marquee.events.Event;
import java.util.UUID;

/** Posts and what became of them, by post. */
public sealed interface PostEvent extends Event
    permits PostScheduled,
        PostPublished,
        PublicationFailed,
        PostSnapshot,
        ApprovalRequested,
        PostApproved,
        ChangesRequested,
        ApprovalVoided,
        ApprovalDue {

  /** The Kafka topic. */
  String TOPIC = "publishing.posts";

  /**
   * The post.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID postId();

  @Override
  default UUID key() {
    return postId();
  }
}
