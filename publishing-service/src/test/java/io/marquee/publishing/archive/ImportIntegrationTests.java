package io.marquee.publishing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.f4b6a3.uuid.UuidCreator;
import io.marquee.events.archive.PartExported;
import io.marquee.events.archive.PartImported;
import io.marquee.events.workspace.ExportRequested;
import io.marquee.events.workspace.ImportRequested;
import io.marquee.publishing.ReviewTest;
import io.marquee.service.archive.ArchiveLinks;
import io.marquee.test.PartSink;
import io.marquee.test.Placements;
import io.marquee.web.Caller;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@SuppressWarnings("NullAway.Init")
class ImportIntegrationTests extends ReviewTest {

  @Autowired ArchiveLinks links;
  @Autowired Placements placements;

  private final Caller copy =
      Caller.member(
          UuidCreator.getTimeOrderedEpoch(),
          UuidCreator.getTimeOrderedEpoch(),
          UuidCreator.getTimeOrderedEpoch(),
          "owner",
          Set.of(
              "posts:read",
              "posts:write",
              "posts:publish",
              "social_accounts:manage",
              Caller.CONTENT_OF_OTHERS));

  @Test
  void aCopyPublishesNothingByItself() throws Exception {
    openWorkspace("Carried");
    Film film = readyFilm();
    publishedOnFeed(film);
    UUID scheduled = draft("Later", film.id(), feedAccount());
    command(
            member,
            "/posts/" + scheduled + "/schedule",
            "{\"at\":\"%s\"}".formatted(Instant.now().plus(1, ChronoUnit.DAYS)))
        .andExpect(status().isOk());
    events.deliver(state(copy, "Copy", "provisioning"), tenantOf(copy));
    await("the account of its feed", () -> rows("shared.social_accounts") == 1);

    PartImported told = bring(copy);

    assertThat(told.failure()).isNull();
    assertThat(told.objects()).isPositive();
    assertThat(told.rows())
        .containsEntry("posts", 2L)
        .containsEntry("publications", 2L)
        .containsEntry("social_accounts", 1L)
        .containsEntry("films", 1L);
    assertThat(rows("shared.social_accounts")).isEqualTo(1);
    assertThat(rows("service.due_publications")).isZero();
    look(copy, "/posts?status=scheduled").andExpect(jsonPath("$.items.length()").value(0));
    look(copy, "/posts?status=draft").andExpect(jsonPath("$.items[0].title").value("Later"));
    UUID draft = id(read(copy, "/posts?status=draft"), "$.items[0].id");
    assertThat(draft).isNotEqualTo(scheduled);
    command(copy, "/posts/" + draft + "/publish", "")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].code").value("social_account_disconnected"));
    UUID publication = id(read(copy, "/publications?status=published"), "$.items[0].id");
    assertThat(feed()).doesNotContain(publication.toString());
    http.perform(MockMvcRequestBuilders.get("/media/" + publication + ".mp4"))
        .andExpect(status().isNotFound());

    command(copy, "/social-accounts", "{\"platform\":\"feed\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("active"));
    command(copy, "/social-accounts", "{\"platform\":\"feed\"}").andExpect(status().isConflict());

    assertThat(feed()).contains(publication.toString());
    http.perform(MockMvcRequestBuilders.get("/media/" + publication + ".mp4"))
        .andExpect(status().isOk());
    command(copy, "/posts/" + draft + "/publish", "").andExpect(status().isAccepted());
  }

  @Test
  void nothingIsApprovedInACopy() throws Exception {
    openWorkspace("Carried");
    Film film = readyFilm();
    UUID waiting = draft("Waiting", film.id(), feedAccount());
    UUID approved = draft("Approved", film.id(), feedAccount());
    submit(waiting);
    submit(approved);
    approve(reviewer, approved);
    approve(manager, approved);
    command(
            member,
            "/posts/" + waiting + "/comments",
            "{\"text\": \"Here\", \"audience\": \"client\", \"at_seconds\": 1.5}")
        .andExpect(status().isCreated());
    stages(true, "{\"name\": \"Look\", \"audience\": \"client\"}");

    PartImported told = bring(copy);

    assertThat(told.failure()).isNull();
    assertThat(told.rows())
        .containsEntry("approvals", 2L)
        .containsEntry("approval_steps", 4L)
        .containsEntry("post_comments", 1L);
    look(copy, "/posts?status=draft").andExpect(jsonPath("$.items.length()").value(2));
    look(copy, "/approvals?status=voided").andExpect(jsonPath("$.items.length()").value(1));
    look(copy, "/approvals?status=pending").andExpect(jsonPath("$.items.length()").value(0));
    look(copy, "/approval-stages")
        .andExpect(jsonPath("$.required").value(true))
        .andExpect(jsonPath("$.stages[0].name").value("Look"));
    UUID draft = id(read(copy, "/posts?status=draft"), "$.items[0].id");
    command(copy, "/posts/" + draft + "/publish", "")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("approval_required"));
  }

  @Test
  void comesIntoASchemaOfItsOwn() throws Exception {
    openWorkspace("Carried");
    publishedOnFeed(readyFilm());
    String schema = placements.dedicate(tenantOf(copy));

    assertThat(bring(copy).failure()).isNull();

    assertThat(database.count(schema + ".posts")).isEqualTo(1);
    look(copy, "/posts").andExpect(jsonPath("$.items[0].status").value("published"));
  }

  private String feed() throws Exception {
    return text(http.perform(MockMvcRequestBuilders.get("/feeds/" + workspaceOf(copy) + ".xml")));
  }

  private long rows(String table) {
    return database.count(table + " where workspace_id = ?", workspaceOf(copy));
  }

  private PartImported bring(Caller into) throws Exception {
    UUID archive = UuidCreator.getTimeOrderedEpoch();
    try (var sink = new PartSink()) {
      Map<String, String> link =
          Map.of("publishing", links.sealed(archive, "publishing", sink.link()));
      events.deliver(new ExportRequested(archive, workspace(), link), tenantOf(member));
      events.awaitPublished(PartExported.class, archive);
      events.deliver(
          new ImportRequested(
              archive,
              workspaceOf(into),
              workspace(),
              Objects.requireNonNull(into.accountId()),
              into.userId(),
              false,
              Map.of(),
              link),
          tenantOf(into));
      return events.awaitPublished(PartImported.class, archive);
    }
  }
}
