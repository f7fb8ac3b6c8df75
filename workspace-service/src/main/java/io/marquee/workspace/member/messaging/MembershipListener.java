package io.marquee.workspace.member.messaging;

import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.MembershipState;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;
import io.marquee.workspace.member.Members;
import io.marquee.workspace.workspace.FollowOwner;

/** Keeps {@link Members}, and with them the owner, as identity-service has them. */
@EventConsumer(name = "membership-copies", of = MembershipEvent.class, order = Order.LATEST)
class MembershipListener {

  private final Members members;
  private final FollowOwner followOwner;

  MembershipListener(Members members, FollowOwner followOwner) {
    this.members = members;
    this.followOwner = followOwner;
  }

  @Handles
  void on(MembershipState membership) {
    members.store(membership.membershipId(), membership.userId(), membership.role());
    members.findOwner().ifPresent(followOwner::run);
  }

  @Handles
  void on(Tombstone gone) {
    members.remove(gone.key());
  }
}
