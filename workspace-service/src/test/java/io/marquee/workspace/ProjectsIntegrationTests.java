package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmMoved;
import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectDeleted;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.ProjectRestored;
import io.marquee.events.workspace.ProjectSnapshot;
import io.marquee.service.jobs.RecurringJob;
import io.marquee.tenancy.Tenant;
import io.marquee.web.Caller;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class ProjectsIntegrationTests extends WorkspaceTest {

  @Autowired
  @Qualifier("purgeProjects")
  RecurringJob oldProjects;

  @Test
  void aCreatorChangesTheirOwnProjectsOnly() throws Exception {
    UUID id = createWorkspace("creators");
    UUID project = createProject(id, "campaign", null);
    Caller creator = colleague(id, ALL, Set.of());
    change(creator, id, project)
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("not_your_own"));
    http.perform(
            as(creator, delete("/api/v1/w/{w}/projects/{p}", id, project)).header("If-Match", "*"))
        .andExpect(jsonPath("$.code").value("not_your_own"));
    change(member(id), id, project).andExpect(status().isOk());

    Set<String> editing = new HashSet<>(ALL);
    editing.add(Caller.CONTENT_OF_OTHERS);
    change(colleague(id, editing, Set.of()), id, project).andExpect(status().isOk());
    database.update("update shared.projects set created_by = null where id = ?", project);
    change(member(id), id, project).andExpect(jsonPath("$.code").value("not_your_own"));
  }

  @Test
  void aKeyReachesItsProjectsOnly() throws Exception {
    UUID id = createWorkspace("keys");
    UUID inside = createProject(id, "in", null);
    UUID outside = createProject(id, "out", null);
    Set<String> editing = new HashSet<>(ALL);
    editing.add(Caller.CONTENT_OF_OTHERS);
    Caller key = colleague(id, editing, Set.of(inside));
    http.perform(as(key, get("/api/v1/w/{w}/projects", id)))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].id").value(inside.toString()));
    http.perform(as(key, get("/api/v1/w/{w}/projects/{p}", id, outside)))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("outside_key"));
    change(key, id, inside).andExpect(status().isOk());
    change(key, id, outside).andExpect(jsonPath("$.code").value("outside_key"));
    http.perform(
            as(key, post("/api/v1/w/{w}/projects", id))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"New\",\"slug\":\"new\",\"type\":\"folder\"}"))
        .andExpect(jsonPath("$.code").value("outside_key"));
  }

  private ResultActions change(Caller caller, UUID workspace, UUID project) throws Exception {
    return http.perform(
        as(caller, patch("/api/v1/w/{w}/projects/{p}", workspace, project))
            .header("If-Match", "*")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"description\":\"changed\"}"));
  }

  @Test
  void nestsProjectsWithoutCircles() throws Exception {
    UUID id = createWorkspace("nested");
    UUID campaign = createProject(id, "campaign", null);
    UUID series = createProject(id, "series", campaign);
    UUID folder = createProject(id, "folder", series);

    move(id, campaign, folder)
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].code").value("parent_cycle"));
    move(id, folder, campaign)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.parent_id").value(campaign.toString()));
    http.perform(
            as(member(id), delete("/api/v1/w/{w}/projects/{p}", id, campaign))
                .header("If-Match", "*"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("project_not_empty"));
    http.perform(
            as(member(id), delete("/api/v1/w/{w}/projects/{p}", id, series))
                .header("If-Match", "*"))
        .andExpect(status().isNoContent());
    http.perform(
            as(
                member(id),
                get("/api/v1/w/{w}/projects", id).param("parent_id", campaign.toString())))
        .andExpect(jsonPath("$.items.length()").value(1));
    assertThat(events.published(ProjectCreated.class, folder)).hasSize(1);
  }

  @Test
  void limitsTheDepthOfProjects() throws Exception {
    UUID id = createWorkspace("deep");
    UUID parent = null;
    for (int level = 0; level < 10; level++) parent = createProject(id, "p" + level, parent);

    http.perform(newProject(id, "eleventh", parent))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].code").value("too_deep"));
    http.perform(newProject(id, "lost", UUID.randomUUID()))
        .andExpect(jsonPath("$.errors[0].code").value("parent_unknown"));
    http.perform(newProject(id, "p0", null)).andExpect(status().isConflict());
  }

  @Test
  void tellsOfAProjectOnceMore() throws Exception {
    UUID workspace = createWorkspace("retold");
    UUID parent = createProject(workspace, "parent", null);
    UUID child = createProject(workspace, "child", parent);

    ProjectSnapshot told =
        snapshots.say(
            ProjectEvent.class,
            ProjectSnapshot.class,
            Tenant.workspace(workspace, accountId),
            child);

    assertThat(told.parentId()).isEqualTo(parent);
    assertThat(told.name()).isEqualTo("child");
    assertThat(told.type()).isEqualTo("folder");
    assertThat(told.createdAt()).isBefore(Instant.now());
  }

  @Test
  void deletesSoftlyAndRestores() throws Exception {
    UUID id = createWorkspace("soft");
    UUID project = createProject(id, "gone", null);

    remove(id, project).andExpect(status().isNoContent());
    http.perform(as(member(id), get("/api/v1/w/{w}/projects/{p}", id, project)))
        .andExpect(status().isNotFound());
    http.perform(as(member(id), get("/api/v1/w/{w}/projects", id).param("status", "deleted")))
        .andExpect(jsonPath("$.items[0].id").value(project.toString()));
    assertThat(events.published(ProjectDeleted.class, project)).hasSize(1);

    UUID usurper = createProject(id, "gone", null);
    restore(id, project)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("slug_taken"));
    remove(id, usurper).andExpect(status().isNoContent());
    restore(id, project).andExpect(status().isOk()).andExpect(jsonPath("$.status").value("active"));
    assertThat(events.published(ProjectRestored.class, project)).hasSize(1);
  }

  @Test
  void forgetsDeletedProjectsAfterFourteenDays() throws Exception {
    UUID id = createWorkspace("old");
    UUID parent = createProject(id, "parent", null);
    UUID child = createProject(id, "child", parent);
    remove(id, child).andExpect(status().isNoContent());
    remove(id, parent).andExpect(status().isNoContent());
    database.update(
        "update shared.projects set deleted_at = now() - interval '15 days' where id = ?", parent);
    database.update(
        "update shared.projects set deleted_at = now() - interval '15 days' where id = ?", child);

    restore(id, parent)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("restore_too_late"));
    restore(id, child).andExpect(jsonPath("$.errors[0].code").value("parent_unknown"));
    oldProjects.run();
    assertThat(database.count("shared.projects where workspace_id = ?", id)).isZero();
  }

  @Test
  void forgetsThoseOfASchemaOfItsOwnToo() throws Exception {
    UUID id = createWorkspace("old-apart");
    UUID project = createProject(id, "gone", null);
    UUID kept = createProject(id, "kept", null);
    String schema = placements.dedicate(tenant(id));
    remove(id, project).andExpect(status().isNoContent());
    database.update(
        "update %s.projects set deleted_at = now() - interval '15 days' where id = ?"
            .formatted(schema),
        project);

    oldProjects.run();

    assertThat(database.count(schema + ".projects")).isEqualTo(1);
    assertThat(database.count(schema + ".projects where id = ?", kept)).isEqualTo(1);
  }

  @Test
  void keepsAProjectThatFilmsBelongTo() throws Exception {
    UUID id = createWorkspace("used");
    UUID campaign = createProject(id, "campaign", null);
    UUID series = createProject(id, "series", campaign);
    UUID film = UUID.randomUUID();
    events.deliver(new FilmCreated(film, campaign, "Launch"), tenant(id));
    events.deliver(new FilmCreated(UUID.randomUUID(), series, "Below"), tenant(id));
    eventually(
        () ->
            http.perform(as(member(id), get("/api/v1/w/{w}/projects/{p}/usage", id, campaign)))
                .andExpect(jsonPath("$.films").value(1))
                .andExpect(jsonPath("$.projects").value(1))
                .andExpect(jsonPath("$.films_below").value(1)));
    remove(id, series)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("project_in_use"));

    events.deliver(new FilmMoved(film, null, campaign), tenant(id));
    eventually(
        () ->
            http.perform(as(member(id), get("/api/v1/w/{w}/projects/{p}/usage", id, campaign)))
                .andExpect(jsonPath("$.films").value(0)));
  }

  @Test
  void movesASubtreeAsAWhole() throws Exception {
    UUID id = createWorkspace("subtree");
    UUID deep = null;
    for (int level = 0; level < 8; level++) deep = createProject(id, "d" + level, deep);
    UUID root = createProject(id, "root", null);
    createProject(id, "leaf", createProject(id, "middle", root));

    move(id, root, Objects.requireNonNull(deep))
        .andExpect(jsonPath("$.errors[0].code").value("too_deep"));
    http.perform(
            json(
                as(member(id), put("/api/v1/w/{w}/projects/{p}", id, root)).header("If-Match", "*"),
                "{\"name\":\"Root\",\"slug\":\"root\",\"type\":\"series\",\"metadata\":{\"a\":1}}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.type").value("series"))
        .andExpect(jsonPath("$.metadata.a").value(1));
    http.perform(as(member(id), get("/api/v1/w/{w}/projects", id).param("top", "true")))
        .andExpect(jsonPath("$.items.length()").value(2));
  }

  @Test
  void limitsTheSizeOfMetadata() throws Exception {
    UUID id = createWorkspace("large");
    String large = "x".repeat(66_000);

    http.perform(
            json(
                as(member(id), post("/api/v1/w/{w}/projects", id)),
                "{\"name\":\"L\",\"slug\":\"l\",\"type\":\"folder\",\"metadata\":{\"a\":\"%s\"}}"
                    .formatted(large)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].pointer").value("/metadata"));
  }

  private ResultActions remove(UUID workspace, UUID project) throws Exception {
    return http.perform(
        as(member(workspace), delete("/api/v1/w/{w}/projects/{p}", workspace, project))
            .header("If-Match", "*"));
  }

  private ResultActions restore(UUID workspace, UUID project) throws Exception {
    return http.perform(
        as(member(workspace), post("/api/v1/w/{w}/projects/{p}/restore", workspace, project)));
  }
}
