package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.events.Accounts;
import io.marquee.events.film.FilmCreated;
import io.marquee.events.purge.RemainingData;
import io.marquee.events.purge.WorkspacePurged;
import io.marquee.events.workspace.WorkspacePurgeRequested;
import io.marquee.web.Caller;
import io.marquee.workspace.purge.RequestPurges;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PurgeIntegrationTests extends WorkspaceTest {

  private static final Instant AGED_OUT = Instant.parse("2099-01-01T00:00:00Z");

  @Autowired RequestPurges requestPurges;

  @Test
  void purgesWhenTheTimeHasComeAndReportsWhenAllHaveAnswered() throws Exception {
    UUID id = createWorkspace("purged");
    UUID other = createWorkspace("stays");
    createProject(id, "child", createProject(id, "parent", null));
    UUID kept = createProject(other, "kept", null);
    events.deliver(new FilmCreated(UUID.randomUUID(), null, "Launch"), tenant(id));
    // What is counted after the purge would be left.
    eventually(
        () ->
            http.perform(as(member(id), get("/api/v1/workspaces/{id}/stats", id)))
                .andExpect(jsonPath("$.totals.projects").value(2))
                .andExpect(jsonPath("$.totals.films").value(1)));
    remove(id);

    requestPurges.run();
    assertThat(events.published(WorkspacePurgeRequested.class, id)).isEmpty();
    makeDue(id);
    requestPurges.run();
    requestPurges.run();

    var asked = events.published(WorkspacePurgeRequested.class, id);
    assertThat(asked).hasSize(1);
    UUID purge = asked.getFirst().purgeId();
    http.perform(as(member(id), post("/api/v1/workspaces/{id}/restore", id)))
        .andExpect(status().is4xxClientError());
    WorkspacePurged own = events.awaitPublished(WorkspacePurged.class, id);
    assertThat(own.removed())
        .containsEntry("rows.projects", 2L)
        .containsEntry("rows.workspaces", 1L)
        .containsEntry("rows.workspace_directory", 1L)
        .containsKey("rows.daily_measures");
    assertThat(own.remaining())
        .extracting(RemainingData::what)
        .containsExactly("outbox", "kafka", "backups");
    for (String table :
        List.of("workspaces", "projects", "members", "daily_measures", "total_measures")) {
      assertThat(database.count("shared." + table + " where workspace_id = ?", id))
          .as(table)
          .isZero();
    }
    assertThat(database.count("shared.projects where id = ?", kept)).isEqualTo(1);

    // All but film, which is down.
    for (String service : List.of("billing", "identity", "notification", "publishing")) {
      answer(id, purge, service);
    }
    eventually(
        () ->
            http.perform(as(person, get("/api/v1/accounts/{a}/purges/{p}", accountId, purge)))
                .andExpect(jsonPath("$.purge.status").value("running"))
                .andExpect(jsonPath("$.services.length()").value(5))
                .andExpect(jsonPath("$.waiting_for[0]").value("film")));
    assertThat(tombstones(id)).isZero();

    answer(id, purge, "film");
    eventually(
        () ->
            http.perform(as(person, get("/api/v1/accounts/{a}/purges/{p}", accountId, purge)))
                .andExpect(jsonPath("$.purge.status").value("complete"))
                .andExpect(jsonPath("$.purge.workspace_name").value("Acme"))
                .andExpect(jsonPath("$.purge.completed_at").isNotEmpty())
                .andExpect(jsonPath("$.waiting_for").isEmpty())
                .andExpect(jsonPath("$.services[1].removed.objects").value(7))
                .andExpect(jsonPath("$.gone_by").value(AGED_OUT.toString())));
    assertThat(tombstones(id)).isEqualTo(1);
    // The slug is free again.
    createWorkspace("purged");
  }

  @Test
  void leavesNoSchemaBehind() throws Exception {
    UUID id = createWorkspace("apart");
    UUID project = createProject(id, "inside", null);
    String schema = placements.dedicate(tenant(id));
    events.deliver(new FilmCreated(UUID.randomUUID(), project, "Launch"), tenant(id));
    eventually(() -> assertThat(database.count(schema + ".project_films")).isEqualTo(1));
    remove(id);
    makeDue(id);

    requestPurges.run();

    assertThat(events.awaitPublished(WorkspacePurged.class, id).removed())
        .containsEntry("rows.projects", 1L)
        .containsEntry("rows.project_films", 1L)
        .containsEntry("rows.workspaces", 1L);
    assertThat(database.count("service.placements where workspace_id = ?", id)).isZero();
    assertThat(database.count("pg_namespace where nspname = ?", schema)).isZero();
    assertThat(database.count("shared.workspaces where workspace_id = ?", id)).isZero();
  }

  @Test
  void asksAgainThoseWhoWereAwayForLong() throws Exception {
    UUID id = createWorkspace("patient");
    remove(id);
    makeDue(id);
    requestPurges.run();
    UUID purge = events.published(WorkspacePurgeRequested.class, id).getFirst().purgeId();
    events.awaitPublished(WorkspacePurged.class, id);
    requestPurges.run();
    assertThat(events.published(WorkspacePurgeRequested.class, id)).hasSize(1);

    database.update(
        "update shared.purges set asked_at = now() - interval '7 hours' where id = ?", purge);
    requestPurges.run();

    assertThat(events.published(WorkspacePurgeRequested.class, id))
        .extracting(WorkspacePurgeRequested::purgeId)
        .containsExactly(purge, purge);
  }

  @Test
  void sparesWhatWasRestored() throws Exception {
    UUID id = createWorkspace("spared");
    remove(id);
    http.perform(as(member(id), post("/api/v1/workspaces/{id}/restore", id)))
        .andExpect(status().isOk());
    assertThat(
            database.count(
                "service.workspace_directory where workspace_id = ? and purge_due is null", id))
        .isEqualTo(1);
    requestPurges.run();
    assertThat(events.published(WorkspacePurgeRequested.class, id)).isEmpty();
  }

  @Test
  void comesTooLateToRestoreOnceAllWereAsked() throws Exception {
    UUID id = createWorkspace("too-late");
    remove(id);
    // Another replica's clock was ahead.
    database.update(
        "update service.workspace_directory set purge_id = gen_random_uuid() where workspace_id = ?",
        id);
    http.perform(as(member(id), post("/api/v1/workspaces/{id}/restore", id)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("restore_too_late"));
    assertThat(database.count("shared.workspaces where id = ? and deleted_at is not null", id))
        .isEqualTo(1);
  }

  @Test
  void oneThatCannotBeAskedForKeepsNobodyWaiting() throws Exception {
    UUID broken = createWorkspace("broken");
    UUID id = createWorkspace("behind");
    database.update(
        "update service.workspace_directory set purge_due = now() - interval '1 day' where workspace_id = ?",
        broken);
    remove(id);
    makeDue(id);

    requestPurges.run();

    assertThat(events.published(WorkspacePurgeRequested.class, broken)).isEmpty();
    assertThat(events.published(WorkspacePurgeRequested.class, id)).hasSize(1);
    database.update(
        "update service.workspace_directory set purge_due = null where workspace_id = ?", broken);
  }

  @Test
  void showsReportsToTheAccountOnly() throws Exception {
    UUID id = createWorkspace("private");
    remove(id);
    makeDue(id);
    requestPurges.run();
    UUID purge = events.published(WorkspacePurgeRequested.class, id).getFirst().purgeId();
    http.perform(as(person, get("/api/v1/accounts/{a}/purges", accountId)))
        .andExpect(jsonPath("$.items[0].id").value(purge.toString()));

    UUID strangerId = UUID.randomUUID();
    UUID theirs = Accounts.personalAccountOf(strangerId);
    Caller stranger = Caller.person(strangerId, theirs);
    http.perform(as(stranger, get("/api/v1/accounts/{a}/purges/{p}", accountId, purge)))
        .andExpect(status().isNotFound());
    http.perform(as(stranger, get("/api/v1/accounts/{a}/purges/{p}", theirs, purge)))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("purge_not_found"));
  }

  private void remove(UUID id) throws Exception {
    http.perform(as(member(id), delete("/api/v1/workspaces/{id}", id)).header("If-Match", "*"))
        .andExpect(status().isNoContent());
  }

  private void makeDue(UUID id) {
    database.update(
        "update service.workspace_directory set purge_due = now() - interval '1 s' where workspace_id = ?",
        id);
    database.update(
        "update shared.workspaces set deleted_at = now() - interval '15 days' where id = ?", id);
  }

  private void answer(UUID workspace, UUID purge, String service) {
    events.deliver(
        new WorkspacePurged(
            workspace,
            purge,
            service,
            Map.of("objects", 7L),
            List.of(new RemainingData("backups", "age", AGED_OUT))),
        tenant(workspace));
  }

  private long tombstones(UUID workspace) {
    return database.count(
        "service.outbox where topic = 'workspace.workspaces' and key = ? and payload is null",
        workspace);
  }
}
