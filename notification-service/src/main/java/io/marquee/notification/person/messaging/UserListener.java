package io.marquee.notification.person.messaging;

import io.marquee.events.identity.UserEvent;
import io.marquee.events.identity.UserState;
import io.marquee.notification.person.People;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;

/** Keeps the addresses of people. */
@EventConsumer(name = "person-copies", of = UserEvent.class, order = Order.LATEST)
class UserListener {

  private final People people;

  UserListener(People people) {
    this.people = people;
  }

  @Handles
  void on(UserState user) {
    people.store(
        new People.Person(
            user.userId(), user.email(), user.emailVerified(), user.fullName(), user.locale()));
  }

  @Handles
  void on(Tombstone gone) {
    people.forget(gone.key());
  }
}
