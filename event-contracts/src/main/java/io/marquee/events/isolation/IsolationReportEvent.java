package io.marquee.events.isolation;

import io.marquee.events.Event;
import java.util.UUID;

/** What attacks on their own databases found, by report; said by every service. */
public sealed interface IsolationReportEvent extends Event permits IsolationProbed {

  /** The Kafka topic. */
  String TOPIC = "isolation.reports";

  /**
   * The report.
   *
   * @return its id, also the Kafka key, so that reports never wait for each other
   */
  UUID reportId();

  @Override
  default UUID key() {
    return reportId();
  }
}
