package io.marquee.workspace.importing;

import io.marquee.service.jobs.Job;
import io.marquee.service.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks services to take in their parts, and again while some have not answered: links expire, and a
 * service may have been away.
 */
@Component
class AskToImport extends Job<AskToImport.Data> {

  private static final Duration AGAIN = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final Imports imports;
  private final EndImport endImport;
  private final Jobs jobs;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final Clock clock;

  /**
   * What is to be done.
   *
   * @param round how often they were asked before
   */
  record Data(UUID importId, int round) {}

  AskToImport(
      Imports imports,
      EndImport endImport,
      Jobs jobs,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      JsonMapper json,
      Clock clock) {
    super("ask-to-import", Data.class);
    this.imports = imports;
    this.endImport = endImport;
    this.jobs = jobs;
    this.events = events;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public void run(String name, Data data) {
    transaction.executeWithoutResult(status -> ask(data));
  }

  private void ask(Data data) {
    UUID id = data.importId();
    ImportView found = imports.hold(id).orElse(null);
    if (found == null || found.status() != Import.Status.RUNNING) return;
    Imports.Turn turn = imports.turn(id);
    Instant now = clock.instant();
    Import.Stage stage = turn.stage();
    if (stage == null && turn.placed()) {
      stage = Import.Stage.PEOPLE;
      imports.turnOf(stage, id, "{}");
    }
    Set<String> missing =
        stage == null ? Set.of("the services' schemas") : imports.missing(id, stage);
    if (Objects.requireNonNull(turn.startedAt()).plus(PATIENCE).isBefore(now)) {
      endImport.giveUp(found, "no answer of " + String.join(", ", missing));
      return;
    }
    if (stage != null) events.publishEvent(wanted(found, turn, missing));
    int next = data.round() + 1;
    jobs.schedule(this, id + " " + next, new Data(id, next), now.plus(AGAIN));
  }

  private Import.Wanted wanted(ImportView found, Imports.Turn turn, Set<String> services) {
    return new Import.Wanted(
        found.id(),
        Objects.requireNonNull(found.sourceWorkspaceId()),
        found.requestedBy(),
        Boolean.TRUE.equals(found.idsKept()),
        json.readValue(turn.people(), new TypeReference<Map<UUID, UUID>>() {}),
        services);
  }
}
