package io.marquee.workspace.export;

import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks for the parts of an export that are not there, and again while some are missing: links
 * expire, and a service may have been away.
 */
@Component
class AskForParts extends Job<AskForParts.Data> {

  private static final Duration AGAIN = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final Exports exports;
  private final Jobs jobs;
  private final RemoveArchive removeArchive;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /**
   * What is to be done.
   *
   * @param round how often they were asked before
   */
  record Data(UUID exportId, int round) {}

  AskForParts(
      Exports exports,
      Jobs jobs,
      RemoveArchive removeArchive,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    super("ask-for-parts", Data.class);
    this.exports = exports;
    this.jobs = jobs;
    this.removeArchive = removeArchive;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void run(String id, Data data) {
    transaction.executeWithoutResult(status -> ask(data));
  }

  private void ask(Data data) {
    UUID id = data.exportId();
    ExportView export = exports.hold(id).orElse(null);
    if (export == null || export.status() != Export.Status.RUNNING) return;
    Instant now = clock.instant();
    Set<String> missing = exports.missing(id);
    if (export.createdAt().plus(PATIENCE).isBefore(now)) {
      exports.to(id, Export.Status.FAILED, "no answer of " + String.join(", ", missing));
      jobs.schedule(removeArchive, id.toString(), new RemoveArchive.Data(id), now);
      return;
    }
    events.publishEvent(new Export.Wanted(id, missing));
    int next = data.round() + 1;
    jobs.schedule(this, id + " " + next, new Data(id, next), now.plus(AGAIN));
  }
}
