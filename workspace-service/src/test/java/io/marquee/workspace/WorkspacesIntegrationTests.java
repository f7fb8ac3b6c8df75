package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.marquee.events.film.AssetStored;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.test.SelfAttack;
import io.marquee.test.TenantCatalog;
import io.marquee.test.TenantMutants;
import io.marquee.web.Caller;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class WorkspacesIntegrationTests extends WorkspaceTest {

  @Autowired SelfAttack attack;

  @Test
  void createsAWorkspaceAndTellsTheOthers() throws Exception {
    UUID id = createWorkspace("acme");

    http.perform(as(member(id), get("/api/v1/workspaces/{id}", id)))
        .andExpect(status().isOk())
        .andExpect(header().exists("ETag"))
        .andExpect(jsonPath("$.name").value("Acme"))
        .andExpect(jsonPath("$.kind").value("brand"))
        .andExpect(jsonPath("$.owner_id").value(userId.toString()))
        .andExpect(jsonPath("$.account_id").value(accountId.toString()))
        .andExpect(jsonPath("$.settings.tone").value("warm"));
    WorkspaceState told = events.awaitPublished(WorkspaceState.class, id);
    assertThat(told.ownerId()).isEqualTo(userId);
    assertThat(told.status()).isEqualTo("active");
    http.perform(as(person, get("/api/v1/workspaces")))
        .andExpect(jsonPath("$.items[0].id").value(id.toString()));
  }

  @Test
  void refusesASlugThatTheAccountHasAlready() throws Exception {
    createWorkspace("twice");

    http.perform(
            as(person, post("/api/v1/workspaces"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"B\",\"slug\":\"twice\",\"kind\":\"client\"}"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("slug_taken"))
        .andExpect(jsonPath("$.errors[0].pointer").value("/slug"));
    assertThat(database.count("shared.workspaces where account_id = ?", accountId)).isEqualTo(1);
  }

  @Test
  void pointsAtWhatIsWrongInARequest() throws Exception {
    http.perform(
            as(person, post("/api/v1/workspaces"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"name":"","slug":"No Spaces","kind":"brand","monthly_budget_usd":-1,"time_zone":"Mars/Base","settings":[]}
                    """))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            jsonPath("$.errors[*].pointer")
                .value(
                    org.hamcrest.Matchers.containsInAnyOrder(
                        "/name", "/slug", "/monthly_budget_usd", "/time_zone", "/settings")));
  }

  @Test
  void changesOnlyWhatTheClientHasSeen() throws Exception {
    UUID id = createWorkspace("seen");
    MockHttpServletRequestBuilder change =
        as(member(id), patch("/api/v1/workspaces/{id}", id))
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"name\":\"New\"}");

    http.perform(change).andExpect(status().isPreconditionRequired());
    http.perform(
            as(member(id), patch("/api/v1/workspaces/{id}", id))
                .header("If-Match", "\"99\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"New\"}"))
        .andExpect(status().isPreconditionFailed());
    http.perform(
            as(member(id), patch("/api/v1/workspaces/{id}", id))
                .header("If-Match", "\"0\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"New\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("New"))
        .andExpect(jsonPath("$.settings.tone").value("warm"));
    http.perform(
            as(member(id), put("/api/v1/workspaces/{id}", id))
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"Put\",\"kind\":\"agency\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.settings.tone").doesNotExist());
    assertThat(events.published(WorkspaceState.class, id))
        .extracting(WorkspaceState::name)
        .containsExactly("Acme", "New", "Put");
  }

  @Test
  void deletesSoftlyAndRestores() throws Exception {
    UUID id = createWorkspace("gone");

    http.perform(as(member(id), delete("/api/v1/workspaces/{id}", id)).header("If-Match", "*"))
        .andExpect(status().isNoContent());
    http.perform(as(member(id), get("/api/v1/workspaces/{id}", id)))
        .andExpect(status().isNotFound());
    http.perform(as(member(id), post("/api/v1/workspaces/{id}/restore", id)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("active"));

    http.perform(as(member(id), delete("/api/v1/workspaces/{id}", id)).header("If-Match", "*"))
        .andExpect(status().isNoContent());
    database.update(
        "update shared.workspaces set deleted_at = now() - interval '15 days' where id = ?", id);
    http.perform(as(member(id), post("/api/v1/workspaces/{id}/restore", id)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("restore_too_late"));
  }

  @Test
  void hidesAWorkspaceFromOtherTenants() throws Exception {
    UUID id = createWorkspace("mine");
    UUID other = UUID.randomUUID();

    http.perform(as(member(other), get("/api/v1/workspaces/{id}", id)))
        .andExpect(status().isNotFound());
    http.perform(get("/api/v1/workspaces/{id}", id).header("X-Workspace-Id", id))
        .andExpect(status().isUnauthorized());
    Caller stranger = Caller.person(UUID.randomUUID(), UUID.randomUUID());
    http.perform(as(stranger, get("/api/v1/workspaces"))).andExpect(jsonPath("$.items").isEmpty());
  }

  @Test
  void isolatesEveryTenantTable() throws Exception {
    assertThat(TenantCatalog.tenantTables("workspace")).isEqualTo(27);
    assertThat(TenantCatalog.breaches("workspace")).isEmpty();
    assertThat(attack.breaches()).isEmpty();
    assertThat(TenantMutants.survivors("workspace")).isEmpty();
  }

  @Test
  void tellsWhatAMusicPublisherIs() throws Exception {
    http.perform(
            json(
                as(person, post("/api/v1/workspaces")),
                """
                {"name":"P","slug":"p","kind":"music_publisher","publisher_tier":"boutique","business_model":"hybrid"}
                """))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.publisher_tier").value("boutique"))
        .andExpect(jsonPath("$.business_model").value("hybrid"));
    http.perform(
            json(
                as(person, post("/api/v1/workspaces")),
                "{\"name\":\"B\",\"slug\":\"b\",\"kind\":\"brand\",\"publisher_tier\":\"boutique\"}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].pointer").value("/publisher_tier"))
        .andExpect(jsonPath("$.errors[0].code").value("not_a_music_publisher"));
  }

  @Test
  void archivesAndBringsBack() throws Exception {
    UUID id = createWorkspace("shelf");

    http.perform(as(member(id), post("/api/v1/workspaces/{id}/archive", id)))
        .andExpect(status().isPreconditionRequired());
    http.perform(
            as(member(id), post("/api/v1/workspaces/{id}/archive", id)).header("If-Match", "\"0\""))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("archived"));
    http.perform(
            as(member(id), post("/api/v1/workspaces/{id}/unarchive", id))
                .header("If-Match", "\"0\""))
        .andExpect(status().isPreconditionFailed());
    http.perform(
            as(member(id), post("/api/v1/workspaces/{id}/unarchive", id))
                .header("If-Match", "\"1\""))
        .andExpect(jsonPath("$.status").value("active"));
  }

  @Test
  void refusesAQuotaBelowWhatIsUsed() throws Exception {
    UUID id = createWorkspace("full");
    events.deliver(
        new AssetStored(UUID.randomUUID(), "a.jpg", "image/jpeg", 5_000_000_000L), tenant(id));
    eventually(
        () ->
            http.perform(as(member(id), get("/api/v1/workspaces/{id}/stats", id)))
                .andExpect(jsonPath("$.storage.used_gb").value(5)));

    quota(id, "4.9")
        .andExpect(jsonPath("$.errors[0].pointer").value("/storage_quota_gb"))
        .andExpect(jsonPath("$.errors[0].code").value("quota_below_use"));
    quota(id, "5").andExpect(status().isOk());
  }

  private ResultActions quota(UUID id, String gb) throws Exception {
    return http.perform(
        json(
            as(member(id), patch("/api/v1/workspaces/{id}", id)).header("If-Match", "*"),
            "{\"storage_quota_gb\":%s}".formatted(gb)));
  }

  @Test
  void filtersTheList() throws Exception {
    UUID brand = createWorkspace("filter-brand");
    http.perform(
            json(
                as(person, post("/api/v1/workspaces")),
                "{\"name\":\"100% Other\",\"slug\":\"filter-artist\",\"kind\":\"artist\"}"))
        .andExpect(status().isCreated());

    http.perform(as(person, get("/api/v1/workspaces").param("kind", "brand")))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].id").value(brand.toString()));
    http.perform(as(person, get("/api/v1/workspaces").param("search", "0% o")))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].slug").value("filter-artist"));
    http.perform(
            as(person, get("/api/v1/workspaces").param("account_id", UUID.randomUUID().toString())))
        .andExpect(jsonPath("$.items").isEmpty());
    http.perform(as(person, get("/api/v1/workspaces").param("limit", "1")))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.next_cursor").isNotEmpty());
  }
}
