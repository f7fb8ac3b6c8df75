package io.marquee.events.purge;

import io.marquee.events.Event;
import java.util.UUID;

/** What became of workspaces that were purged, by workspace; said by every service. */
public sealed interface PurgeReportEvent extends Event permits WorkspacePurged {

  /** The Kafka topic. */
  String TOPIC = "purge.reports";

  /**
   * The workspace.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID workspaceId();

  @Override
  default UUID key() {
    return workspaceId();
  }
}
