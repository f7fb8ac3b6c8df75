package io.marquee.film.purge;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.purge.WorkspacePurged;
import io.marquee.events.workspace.WorkspacePurgeRequested;
import io.marquee.film.FilmTest;
import io.marquee.film.storage.ObjectStore;
import io.marquee.test.Placements;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PurgeIntegrationTests extends FilmTest {

  @Autowired ObjectStore store;
  @Autowired Placements placements;

  @Test
  void nothingOfAWorkspaceIsLeft() {
    UUID asset = upload("hero.jpg", "image/jpeg", picture());
    assertThat(post("/films", "{'title':'Launch'}").status()).isEqualTo(201);
    assertThat(post("/characters", "{'name':'Ada'}").status()).isEqualTo(201);
    assertThat(post("/prompts", "{'name':'Ada','kind':'shot','text':'Ada'}").status())
        .isEqualTo(201);
    UUID workspace = workspaceOf(member);
    String key = "w/%s/assets/%s".formatted(workspace, asset);
    String neighbours = "w/%s/assets/%s".formatted(UUID.randomUUID(), asset);
    store.store(neighbours, "not yours", "text/plain");
    database.update(
        "insert into service.render_jobs (generation_id, workspace_id, due_at) values (?, ?, now() + interval '1 day')",
        UUID.randomUUID(),
        workspace);
    assertThat(store.size(key)).isPresent();
    UUID purge = UUID.randomUUID();

    events.deliver(new WorkspacePurgeRequested(workspace, purge, Instant.now()), tenant());

    WorkspacePurged told = events.awaitPublished(WorkspacePurged.class, workspace);
    assertThat(told.service()).isEqualTo("film");
    assertThat(told.purgeId()).isEqualTo(purge);
    assertThat(told.removed())
        .containsEntry("rows.assets", 1L)
        .containsEntry("rows.films", 1L)
        .containsEntry("rows.characters", 1L)
        .containsEntry("rows.prompts", 1L)
        .containsEntry("rows.render_jobs", 1L)
        .containsKey("objects");
    assertThat(store.size(key)).isEmpty();
    assertThat(store.size(neighbours)).isPresent();
    for (String table : new String[] {"assets", "films", "characters", "prompts", "screenplays"}) {
      assertThat(database.count("shared." + table + " where workspace_id = ?", workspace)).isZero();
    }
    assertThat(database.count("service.purge_counts where purge_id = ?", purge)).isZero();
  }

  @Test
  void leavesNoSchemaBehind() {
    assertThat(post("/films", "{'title':'Before'}").status()).isEqualTo(201);
    UUID workspace = workspaceOf(member);
    String schema = placements.dedicate(tenant());
    assertThat(post("/characters", "{'name':'Di'}").status()).isEqualTo(201);
    assertThat(database.count(schema + ".films")).isEqualTo(1);

    events.deliver(
        new WorkspacePurgeRequested(workspace, UUID.randomUUID(), Instant.now()), tenant());

    assertThat(events.awaitPublished(WorkspacePurged.class, workspace).removed())
        .containsEntry("rows.films", 1L)
        .containsEntry("rows.characters", 1L);
    assertThat(database.count("service.placements where workspace_id = ?", workspace)).isZero();
    assertThat(database.count("pg_namespace where nspname = ?", schema)).isZero();
  }

  @Test
  void asksTwiceAnswersTwiceAndRemovesNothingMore() {
    assertThat(post("/characters", "{'name':'Bo'}").status()).isEqualTo(201);
    UUID workspace = workspaceOf(member);
    var request = new WorkspacePurgeRequested(workspace, UUID.randomUUID(), Instant.now());
    events.deliver(request, tenant());
    assertThat(events.awaitPublished(WorkspacePurged.class, workspace).removed())
        .containsEntry("rows.characters", 1L);

    events.deliver(request, tenant());

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(events.published(WorkspacePurged.class, workspace))
                    .hasSize(2)
                    .last()
                    .satisfies(again -> assertThat(again.removed()).isEmpty()));
  }

  /**
   * What was counted before a crash is in the answer, though it is not there to be counted again.
   */
  @Test
  void goesOnWhereItWasKilled() {
    assertThat(post("/characters", "{'name':'Cy'}").status()).isEqualTo(201);
    UUID workspace = workspaceOf(member);
    UUID purge = UUID.randomUUID();
    database.update(
        "insert into service.purge_counts (purge_id, what, removed) values (?, 'rows.characters', 41)",
        purge);

    events.deliver(new WorkspacePurgeRequested(workspace, purge, Instant.now()), tenant());

    assertThat(events.awaitPublished(WorkspacePurged.class, workspace).removed())
        .containsEntry("rows.characters", 42L);
  }
}
