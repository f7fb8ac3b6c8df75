package io.marquee.events.workspace;

import io.marquee.events.StateEvent;
import java.util.UUID;

/** Domains of customers that were verified, by domain; compacted. */
public sealed interface DomainEvent extends StateEvent permits DomainState {

  /** The Kafka topic. */
  String TOPIC = "workspace.domains";

  /**
   * The domain.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID domainId();

  @Override
  default UUID key() {
    return domainId();
  }
}
