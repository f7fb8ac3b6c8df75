package io.marquee.film.asset.messaging;

import io.marquee.events.film.AssetStored;
import io.marquee.film.asset.Asset;
import io.marquee.outbox.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class AssetAnnouncer {

  private final Outbox outbox;

  AssetAnnouncer(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(Asset.Stored event) {
    outbox.append(
        new AssetStored(event.assetId(), event.filename(), event.contentType(), event.size()));
  }
}
