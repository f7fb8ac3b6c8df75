package io.marquee.service.purge;

import io.marquee.events.purge.RemainingData;
import io.marquee.events.purge.WorkspacePurged;
import io.marquee.outbox.EventSettings;
import io.marquee.outbox.Outbox;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Says that this service has purged a workspace, and what still ages out. */
class PurgeReportAnnouncer {

  /** How long Kafka keeps events, and the inbox that they were heard. */
  private static final Duration IN_KAFKA = Duration.ofDays(7);

  /** The outbox is dropped by whole days. */
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Outbox outbox;
  private final PurgeCounts counts;
  private final EventSettings events;
  private final PurgeSettings settings;
  private final Clock clock;
  private final String service;

  PurgeReportAnnouncer(
      Outbox outbox,
      PurgeCounts counts,
      EventSettings events,
      PurgeSettings settings,
      Clock clock,
      String service) {
    this.outbox = outbox;
    this.counts = counts;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
    this.service = service;
  }

  void say(UUID purgeId, List<RemainingData> kept) {
    Instant now = clock.instant();
    List<RemainingData> remaining = new ArrayList<>(kept);
    remaining.add(
        new RemainingData(
            "outbox",
            "events said are kept for audit and replay, then dropped by the day",
            now.plus(events.keepOutbox()).plus(A_DAY)));
    remaining.add(
        new RemainingData(
            "kafka",
            "topics of events are kept 7 days; what topics of state hold is taken back by tombstones",
            now.plus(IN_KAFKA).plus(A_DAY)));
    remaining.add(
        new RemainingData(
            "backups",
            "backups are not changed, only dropped when they are old",
            now.plus(settings.keepBackups())));
    outbox.append(
        new WorkspacePurged(
            CurrentWorkspace.id(), purgeId, service, counts.take(purgeId), remaining));
  }
}
