package io.marquee.events.archive;

import io.marquee.events.Event;
import java.util.UUID;

/** What became of the parts of archives, by archive; said by every service. */
public sealed interface ArchiveReportEvent extends Event permits PartExported, PartImported {

  /** The Kafka topic. */
  String TOPIC = "archive.reports";

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
