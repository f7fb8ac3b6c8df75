package io.marquee.publishing.purge;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.events.archive.PartExported;
import io.marquee.events.purge.WorkspacePurged;
import io.marquee.events.workspace.ExportRequested;
import io.marquee.events.workspace.WorkspacePurgeRequested;
import io.marquee.publishing.ReviewTest;
import io.marquee.publishing.storage.MediaStore;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.test.PartSink;
import io.marquee.test.Placements;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PurgeIntegrationTests extends ReviewTest {

  @Autowired MediaStore store;
  @Autowired Placements placements;

  @Autowired ArchiveLinks links;

  @Test
  void givesItsPartToAnArchive() throws Exception {
    openWorkspace("Carried");
    UUID archive = UUID.randomUUID();
    try (var sink = new PartSink()) {
      events.deliver(
          new ExportRequested(
              archive,
              workspace(),
              Map.of("publishing", links.sealed(archive, "publishing", sink.link()))),
          tenantOf(member));
      assertThat(events.awaitPublished(PartExported.class, archive).service())
          .isEqualTo("publishing");
      assertThat(sink.files()).containsKey("publishing/dump.sql");
    }
  }

  @Test
  void nothingOfAWorkspaceIsLeft() throws Exception {
    openWorkspace("Gone");
    Film film = readyFilm();
    publishedOnFeed(film);
    UUID waiting = submitted(film);
    command(
        member,
        "/posts/" + waiting + "/comments",
        "{\"text\": \"Here\", \"audience\": \"client\"}");
    requireApproval();

    WorkspacePurged told = purge();

    assertThat(told.service()).isEqualTo("publishing");
    assertThat(told.removed())
        .containsEntry("rows.posts", 2L)
        .containsEntry("rows.publications", 2L)
        .containsKeys("rows.approvals", "rows.approval_flows", "rows.post_comments")
        .containsEntry("rows.films", 1L)
        .containsKeys("objects", "rows.workspaces", "rows.social_accounts");
    for (String table :
        new String[] {
          "shared.posts",
          "shared.publications",
          "shared.films",
          "shared.film_variants",
          "shared.social_accounts",
          "shared.approvals",
          "shared.approval_steps",
          "shared.approval_entries",
          "shared.approval_flows",
          "shared.approval_stages",
          "shared.post_comments",
          "service.workspaces",
          "service.publication_addresses"
        }) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(store.deleteSomeBelow("w/" + workspace() + "/")).isZero();
  }

  @Test
  void leavesNoSchemaBehind() throws Exception {
    openWorkspace("Apart");
    String schema = placements.dedicate(tenantOf(member));
    publishedOnFeed(readyFilmIn(schema));

    assertThat(purge().removed()).containsEntry("rows.posts", 1L);
    assertThat(database.count("pg_namespace where nspname = ?", schema)).isZero();
    assertThat(count("service.placements")).isZero();
  }

  private Film readyFilmIn(String schema) {
    Film film = makeFilm(UUID.randomUUID(), "16:9");
    events.deliver(film.event(), tenantOf(member));
    await("film " + film.id(), () -> database.count(schema + ".film_variants") == 1);
    return film;
  }

  private WorkspacePurged purge() {
    events.deliver(
        new WorkspacePurgeRequested(workspace(), UUID.randomUUID(), Instant.now()),
        tenantOf(member));
    return events.awaitPublished(WorkspacePurged.class, workspace());
  }
}
