package io.marquee.notification.person.messaging;

import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.MembershipState;
import io.marquee.notification.person.People;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;

/** Keeps who belongs to which workspace. */
@EventConsumer(name = "membership-copies", of = MembershipEvent.class, order = Order.LATEST)
class MembershipListener {

  private final People people;

  MembershipListener(People people) {
    this.people = people;
  }

  @Handles
  void on(MembershipState membership) {
    people.join(membership.membershipId(), membership.userId(), membership.permissions());
  }

  @Handles
  void on(Tombstone gone) {
    people.leave(gone.key());
  }
}
