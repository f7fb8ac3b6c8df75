package io.marquee.workspace.branding.messaging;

import io.marquee.events.workspace.BrandingEvent;
import io.marquee.events.workspace.BrandingState;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.workspace.branding.Branding;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Publishes the looks of a workspace whenever they changed. */
@Component
class BrandingAnnouncer {

  private final Outbox outbox;

  BrandingAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Branding.Changed event) {
    Branding branding = event.branding();
    outbox.append(
        new BrandingState(
            CurrentWorkspace.id(),
            branding.productName(),
            branding.primaryColor(),
            branding.textColor(),
            branding.backgroundColor(),
            branding.senderName(),
            branding.hideFooter(),
            branding.hasLogo(),
            branding.hasFavicon()));
  }

  @EventListener
  void on(Branding.Removed event) {
    outbox.tombstone(BrandingEvent.class, CurrentWorkspace.id());
  }
}
