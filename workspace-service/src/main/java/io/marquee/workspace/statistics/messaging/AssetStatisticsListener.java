package io.marquee.workspace.statistics.messaging;

import io.marquee.events.film.AssetEvent;
import io.marquee.events.film.AssetSnapshot;
import io.marquee.events.film.AssetStored;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.EventEnvelope;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.statistics.Measure;
import io.marquee.workspace.statistics.Statistics;
import java.math.BigDecimal;
import java.time.Instant;

/** Counts assets and their storage. */
@EventConsumer(name = "asset-statistics", of = AssetEvent.class, order = Order.COMMUTATIVE)
class AssetStatisticsListener {

  private final Statistics statistics;

  AssetStatisticsListener(Statistics statistics) {
    this.statistics = statistics;
  }

  @Handles
  void on(AssetStored event, EventEnvelope envelope) {
    add(event.sizeBytes(), envelope.time());
  }

  @Handles
  void on(AssetSnapshot asset) {
    add(asset.sizeBytes(), asset.createdAt());
  }

  private void add(long sizeBytes, Instant at) {
    statistics.count(Measure.ASSETS, 1, at);
    statistics.add(Measure.STORAGE_BYTES, BigDecimal.valueOf(sizeBytes), at);
  }
}
