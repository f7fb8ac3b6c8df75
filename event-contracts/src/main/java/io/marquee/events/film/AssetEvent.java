package io.marquee.events.film;

import io.marquee.events.Event;
import java.util.UUID;

/** Files that people upload, by asset. */
public sealed interface AssetEvent extends Event permits AssetStored, AssetSnapshot {

  /** The Kafka topic. */
  String TOPIC = "film.assets";

  /**
   * The asset.
   *
   * @return the aggregate's id, also the Kafka key
   */
  UUID assetId();

  @Override
  default UUID key() {
    return assetId();
  }
}
