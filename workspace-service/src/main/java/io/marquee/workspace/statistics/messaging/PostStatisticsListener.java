package io.marquee.workspace.statistics.messaging;

import io.marquee.events.publishing.PostEvent;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.publishing.PostSnapshot;
import io.marquee.outbox.EventConsumer;
import io.marquee.outbox.Handles;
import io.marquee.outbox.Order;
import io.marquee.workspace.statistics.Dimension;
import io.marquee.workspace.statistics.Measure;
import io.marquee.workspace.statistics.Statistics;
import java.math.BigDecimal;
import java.time.Instant;

/** Counts publications. */
@EventConsumer(name = "post-statistics", of = PostEvent.class, order = Order.COMMUTATIVE)
class PostStatisticsListener {

  private final Statistics statistics;

  PostStatisticsListener(Statistics statistics) {
    this.statistics = statistics;
  }

  @Handles
  void on(PostPublished event) {
    published(event.platform(), event.publishedAt());
  }

  @Handles
  void on(PostSnapshot post) {
    post.published().forEach(each -> published(each.platform(), each.publishedAt()));
  }

  private void published(String platform, Instant at) {
    statistics.count(Measure.PUBLICATIONS, 1, at);
    statistics.addTo(Dimension.PROVIDER, platform, Measure.PUBLICATIONS, BigDecimal.ONE, at);
  }
}
