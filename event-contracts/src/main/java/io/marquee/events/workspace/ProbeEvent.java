package io.marquee.events.workspace;

import io.marquee.events.Event;
import java.util.UUID;

/** Wishes to see that a workspace is kept apart, by probe. */
public sealed interface ProbeEvent extends Event permits IsolationProbeRequested {

  /** The Kafka topic. */
  String TOPIC = "workspace.probes";

  /**
   * The probe, one for all services.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID probeId();

  @Override
  default UUID key() {
    return probeId();
  }
}
