package io.marquee.notification.mail.messaging;

import io.marquee.events.workspace.BrandingEvent;
import io.marquee.events.workspace.BrandingState;
import io.marquee.notification.mail.Look;
import io.marquee.notification.mail.Looks;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.outbox.Tombstone;

/** Follows how workspaces want their mails to look. */
@EventConsumer(name = "brandings", of = BrandingEvent.class, order = Order.LATEST)
class BrandingListener {

  private final Looks looks;

  BrandingListener(Looks looks) {
    this.looks = looks;
  }

  @Handles
  void on(BrandingState branding) {
    looks.put(
        new Look(
            branding.productName(),
            branding.primaryColor(),
            branding.textColor(),
            branding.backgroundColor(),
            branding.senderName(),
            branding.hideFooter()));
  }

  @Handles
  void on(Tombstone gone) {
    looks.remove();
  }
}
