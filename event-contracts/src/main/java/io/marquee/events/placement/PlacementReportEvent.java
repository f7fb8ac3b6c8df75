package io.marquee.events.placement;

import io.marquee.events.Event;
import java.util.UUID;

/** How far workspaces have come on their way, by report; said by every service that keeps rows. */
public sealed interface PlacementReportEvent extends Event permits PlacementReported {

  /** The Kafka topic. */
  String TOPIC = "placement.reports";

  /**
   * The report.
   *
   * @return its id, also the Kafka key, so that the reports of services never wait for each other
   */
  UUID reportId();

  @Override
  default UUID key() {
    return reportId();
  }
}
