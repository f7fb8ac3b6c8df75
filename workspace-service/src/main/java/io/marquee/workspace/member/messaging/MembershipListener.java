package io.marquee.workspace.member.messaging;

import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.MembershipState;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;
import io.marquee.workspace.member.Members;

/** Keeps {@link Members} as identity-service has them. */
@EventConsumer(name = "membership-copies", of = MembershipEvent.class, order = Order.LATEST)
class MembershipListener {

  private final Members members;

  MembershipListener(Members members) {
    this.members = members;
  }

  @Handles
  void on(MembershipState membership) {
    members.store(membership.membershipId(), membership.userId(), membership.role());
  }

  @Handles
  void on(Tombstone gone) {
    members.remove(gone.key());
  }
}
