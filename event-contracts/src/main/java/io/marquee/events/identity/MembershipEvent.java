package io.marquee.events.identity;

import io.marquee.events.StateEvent;
import java.util.UUID;

/** Who may do what in which workspace, by membership; compacted. */
public sealed interface MembershipEvent extends StateEvent permits MembershipState {

  /** The Kafka topic. */
  String TOPIC = "identity.memberships";

  /**
   * The membership.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID membershipId();

  @Override
  default UUID key() {
    return membershipId();
  }
}
