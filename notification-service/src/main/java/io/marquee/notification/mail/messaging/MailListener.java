package io.marquee.notification.mail.messaging;

import io.marquee.events.identity.MailEvent;
import io.marquee.events.identity.MailRequested;
import io.marquee.notification.mail.SendLetter;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;

/** Stores each mail that identity-service wants sent, still sealed. */
@EventConsumer(name = "letters", of = MailEvent.class, order = Order.COMMUTATIVE)
class MailListener {

  private final SendLetter sendLetter;

  MailListener(SendLetter sendLetter) {
    this.sendLetter = sendLetter;
  }

  @Handles
  void on(MailRequested mail) {
    sendLetter.later(mail.mailId(), mail.kind(), mail.locale(), mail.workspaceId(), mail.sealed());
  }
}
