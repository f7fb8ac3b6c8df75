package io.marquee.billing.subscription;

import io.marquee.events.identity.UserEvent;
import io.marquee.events.identity.UserState;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.tenancy.CurrentWorkspace;

/** Who signs up gets an account with a trial. */
@EventConsumer(name = "new-users", of = UserEvent.class, order = Order.COMMUTATIVE)
class UserListener {

  private final OpenAccount openAccount;

  UserListener(OpenAccount openAccount) {
    this.openAccount = openAccount;
  }

  @Handles
  void on(UserState user) {
    // The event must be about the account that it names, or the trial would go to another one.
    if (!user.accountId().equals(CurrentWorkspace.accountId())) {
      throw new IllegalStateException(
          "user "
              + user.userId()
              + " has account "
              + user.accountId()
              + ", but the event is about another");
    }
    openAccount.run();
  }
}
