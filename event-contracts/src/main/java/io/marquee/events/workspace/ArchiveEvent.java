package io.marquee.events.workspace;

import io.marquee.events.Event;
import java.util.UUID;

/** Archives of workspaces that every service has a part in, by archive. */
public sealed interface ArchiveEvent extends Event permits ExportRequested, ImportRequested {

  /** The Kafka topic. */
  String TOPIC = "workspace.archives";

  /**
   * The export or the import.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID archiveId();

  @Override
  default UUID key() {
    return archiveId();
  }
}
