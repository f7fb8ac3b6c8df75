package io.marquee.workspace.importing;

import io.marquee.service.jobs.Jobs;
import io.marquee.tenancy.CurrentWorkspace;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what services answered. With the last one the workspace opens, or is given up: not before,
 * so that nobody purges what another still takes in.
 */
@Component
public class HearImported {

  private final Imports imports;
  private final EndImport endImport;
  private final Jobs jobs;
  private final AskToImport askToImport;
  private final JsonMapper json;
  private final Clock clock;

  HearImported(
      Imports imports,
      EndImport endImport,
      Jobs jobs,
      AskToImport askToImport,
      JsonMapper json,
      Clock clock) {
    this.imports = imports;
    this.endImport = endImport;
    this.jobs = jobs;
    this.askToImport = askToImport;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An answer.
   *
   * @param people by their ids in the archive, if identity answers
   */
  public record Answer(
      UUID importId,
      String service,
      long rows,
      long objects,
      Map<UUID, UUID> people,
      @Nullable String failure,
      Instant at) {}

  /** Takes it in, for the current workspace. Again, without effect. */
  @Transactional
  public void run(Answer answer) {
    UUID id = answer.importId();
    ImportView found = imports.hold(id).orElse(null);
    if (found == null || found.status() != Import.Status.RUNNING) return;
    if (!CurrentWorkspace.id().equals(found.workspaceId())) return;
    Import.Stage stage = imports.turn(id).stage();
    if (stage == null || !imports.missing(id, stage).contains(answer.service())) return;
    imports.answer(
        id, answer.service(), answer.rows(), answer.objects(), answer.failure(), answer.at());
    if (!imports.missing(id, stage).isEmpty()) return;
    List<String> refusals = imports.refusals(id);
    if (!refusals.isEmpty()) {
      endImport.giveUp(found, String.join("; ", refusals));
    } else if (stage == Import.Stage.PEOPLE) {
      imports.turnOf(Import.Stage.ROWS, id, json.writeValueAsString(answer.people()));
      ask(id, "rows");
    } else {
      endImport.complete(found);
    }
  }

  /** Every service has its schema for the current workspace. */
  @Transactional
  public void placed(UUID workspace) {
    imports
        .findInto(workspace)
        .ifPresent(
            id -> {
              imports.placed(id);
              ask(id, "people");
            });
  }

  private void ask(UUID id, String whom) {
    jobs.schedule(askToImport, id + " " + whom, new AskToImport.Data(id, 1_000), clock.instant());
  }
}
