package io.marquee.events.billing;

import io.marquee.events.StateEvent;
import java.util.UUID;

/** What each account may still use, by account; compacted. */
public sealed interface EntitlementsEvent extends StateEvent permits EntitlementsState {

  /** The Kafka topic. */
  String TOPIC = "billing.entitlements";

  /**
   * The account.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID accountId();

  @Override
  default UUID key() {
    return accountId();
  }
}
