package io.marquee.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.marquee.events.Accounts;
import io.marquee.events.billing.UsageConfirmed;
import io.marquee.events.film.AssetStored;
import io.marquee.events.film.FilmCreated;
import io.marquee.events.film.FilmGenerated;
import io.marquee.events.film.GeneratedVariant;
import io.marquee.events.identity.AccessGrantEvent;
import io.marquee.events.identity.AccessGrantState;
import io.marquee.events.identity.MembershipEvent;
import io.marquee.events.identity.MembershipState;
import io.marquee.events.publishing.PostPublished;
import io.marquee.events.workspace.ProjectCreated;
import io.marquee.events.workspace.ProjectEvent;
import io.marquee.events.workspace.ProjectSnapshot;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.MarqueeTest;
import io.marquee.test.Snapshots;
import io.marquee.test.TenantCatalog;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@MarqueeTest
class WorkspacesIntegrationTests {

  private static final Set<String> ALL =
      Set.of(
          "workspaces:read",
          "workspaces:write",
          "workspaces:delete",
          "projects:read",
          "projects:write");

  @Autowired MockMvc http;
  @Autowired Callers callers;
  @Autowired Events events;
  @Autowired Snapshots snapshots;
  @Autowired TestDatabase database;

  private final UUID userId = UUID.randomUUID();
  private final UUID accountId = Accounts.personalAccountOf(userId);
  private final Caller person = Caller.person(userId, accountId);

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
  void refusesAnAccountOfSomebodyElse() throws Exception {
    http.perform(
            as(person, post("/api/v1/workspaces"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"name\":\"B\",\"slug\":\"b\",\"kind\":\"client\",\"account_id\":\"%s\"}"
                        .formatted(UUID.randomUUID())))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("account_not_found"));
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
  void listsTheWorkspacesOfAMember() throws Exception {
    UUID id = createWorkspace("team");
    UUID memberId = UUID.randomUUID();
    UUID membership = UUID.randomUUID();
    Tenant tenant = Tenant.workspace(id, accountId);
    Caller colleague = Caller.person(memberId, Accounts.personalAccountOf(memberId));

    events.deliver(
        new MembershipState(membership, id, memberId, "editor", List.of(), Instant.now()), tenant);
    eventually(
        () ->
            http.perform(as(colleague, get("/api/v1/workspaces")))
                .andExpect(jsonPath("$.items[0].id").value(id.toString())));

    events.deliverTombstone(MembershipEvent.class, MembershipState.class, membership, tenant);
    eventually(
        () ->
            http.perform(as(colleague, get("/api/v1/workspaces")))
                .andExpect(jsonPath("$.items").isEmpty()));
  }

  @Test
  void followsItsOwnerHoweverTheNewsCome() throws Exception {
    UUID id = createWorkspace("handed-over");
    Tenant tenant = Tenant.workspace(id, accountId);
    UUID mine = UUID.randomUUID();
    UUID theirs = UUID.randomUUID();
    UUID next = UUID.randomUUID();

    events.deliver(UUID.randomUUID(), membership(mine, id, userId, "owner"), tenant, 1);
    // Two owners while the news is mixed: nobody new until it is clear.
    events.deliver(UUID.randomUUID(), membership(theirs, id, next, "owner"), tenant, 1);
    events.deliver(UUID.randomUUID(), membership(mine, id, userId, "admin"), tenant, 2);

    eventually(
        () ->
            http.perform(as(member(id), get("/api/v1/workspaces/{id}", id)))
                .andExpect(jsonPath("$.owner_id").value(next.toString())));
    assertThat(events.published(WorkspaceState.class, id))
        .extracting(WorkspaceState::ownerId)
        .containsExactly(userId, next);
  }

  private static MembershipState membership(UUID id, UUID workspace, UUID user, String role) {
    return new MembershipState(id, workspace, user, role, List.of(), Instant.now());
  }

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

  private Caller colleague(UUID workspace, Set<String> permissions, Set<UUID> projects) {
    return new Caller(
        UUID.randomUUID(),
        workspace,
        accountId,
        "creator",
        permissions,
        null,
        null,
        null,
        null,
        projects,
        Set.of());
  }

  @Test
  void anAccountAdminSeesTheAccountsWorkspacesAndMakesMore() throws Exception {
    UUID id = createWorkspace("administered");
    UUID adminId = UUID.randomUUID();
    Caller admin = Caller.person(adminId, Accounts.personalAccountOf(adminId));
    UUID grant = UUID.randomUUID();
    String more =
        "{\"name\":\"More\",\"slug\":\"more-%s\",\"kind\":\"brand\",\"account_id\":\"%s\"}"
            .formatted(grant, accountId);
    http.perform(
            as(admin, post("/api/v1/workspaces"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(more))
        .andExpect(status().isNotFound());

    events.deliver(
        new AccessGrantState(grant, adminId, "account", accountId, "account_admin", List.of()),
        Tenant.account(accountId));
    eventually(
        () ->
            http.perform(as(admin, get("/api/v1/workspaces")))
                .andExpect(jsonPath("$.items[*].id").value(hasItem(id.toString()))));
    http.perform(as(admin, get("/api/v1/accounts")))
        .andExpect(jsonPath("$.items[1].id").value(accountId.toString()))
        .andExpect(jsonPath("$.items[1].kind").value("granted"));
    http.perform(
            as(admin, post("/api/v1/workspaces"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(more))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.account_id").value(accountId.toString()));

    events.deliverTombstone(
        AccessGrantEvent.class, AccessGrantState.class, grant, Tenant.account(accountId));
    eventually(
        () ->
            http.perform(as(admin, get("/api/v1/accounts")))
                .andExpect(jsonPath("$.items.length()").value(1)));
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
  void sumsUpWhatTheOthersTell() throws Exception {
    UUID id = createWorkspace("sums");
    Tenant tenant = Tenant.workspace(id, accountId);
    UUID film = UUID.randomUUID();
    UUID reservation = UUID.randomUUID();
    createProject(id, "one", null);
    events.deliver(new FilmCreated(film, null, "Launch"), tenant);
    events.deliver(
        new AssetStored(UUID.randomUUID(), "a.jpg", "image/jpeg", 1_000_000_000), tenant);
    events.deliver(
        new FilmGenerated(
            film,
            UUID.randomUUID(),
            reservation,
            null,
            "Launch",
            3000,
            List.of(
                new GeneratedVariant(
                    UUID.randomUUID(), "16:9", "k", "video/mp4", 500_000_000, 1280, 720, 3000, "")),
            "p",
            3),
        tenant);
    var confirmed =
        new UsageConfirmed(reservation, UUID.randomUUID(), null, 1250, 0, new BigDecimal("12.50"));
    UUID eventId = UUID.randomUUID();
    events.deliver(eventId, confirmed, tenant, 2);
    events.deliver(eventId, confirmed, tenant, 2);
    events.deliver(
        new PostPublished(
            UUID.randomUUID(),
            UUID.randomUUID(),
            film,
            null,
            "Launch",
            "feed",
            UUID.randomUUID(),
            "http://x",
            Instant.now()),
        tenant);

    eventually(
        () ->
            http.perform(as(member(id), get("/api/v1/workspaces/{id}/stats", id)))
                .andExpect(jsonPath("$.workspace_name").value("Acme"))
                .andExpect(jsonPath("$.totals.projects").value(1))
                .andExpect(jsonPath("$.totals.films").value(1))
                .andExpect(jsonPath("$.totals.films_generated").value(1))
                .andExpect(jsonPath("$.totals.assets").value(1))
                .andExpect(jsonPath("$.totals.characters").value(0))
                .andExpect(jsonPath("$.totals.publications").value(1))
                .andExpect(jsonPath("$.storage.used_gb").value(1.5))
                .andExpect(jsonPath("$.storage.percent_used").value(15.0))
                .andExpect(jsonPath("$.costs.total_spent_usd").value(12.5))
                .andExpect(jsonPath("$.costs.monthly_budget_usd").value(50.0))
                .andExpect(jsonPath("$.costs.percent_used").value(25.0)));
  }

  @Test
  void isolatesEveryTenantTable() throws Exception {
    assertThat(TenantCatalog.tenantTables("workspace")).isEqualTo(7);
    assertThat(TenantCatalog.breaches("workspace")).isEmpty();
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

  private UUID createWorkspace(String slug) throws Exception {
    String answer =
        http.perform(
                as(person, post("/api/v1/workspaces"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(
                        """
                        {"name":"Acme","slug":"%s","kind":"brand","storage_quota_gb":10,"monthly_budget_usd":50,
                         "settings":{"tone":"warm"}}
                        """
                            .formatted(slug)))
            .andExpect(status().isCreated())
            .andExpect(header().exists("Location"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(JsonPath.read(answer, "$.id"));
  }

  private MockHttpServletRequestBuilder newProject(
      UUID workspace, String slug, @org.jspecify.annotations.Nullable UUID parent) {
    String parentId = parent == null ? "null" : "\"" + parent + "\"";
    return as(member(workspace), post("/api/v1/w/{w}/projects", workspace))
        .contentType(MediaType.APPLICATION_JSON)
        .content(
            "{\"name\":\"%s\",\"slug\":\"%s\",\"type\":\"folder\",\"parent_id\":%s}"
                .formatted(slug, slug, parentId));
  }

  private UUID createProject(
      UUID workspace, String slug, @org.jspecify.annotations.Nullable UUID parent)
      throws Exception {
    String answer =
        http.perform(newProject(workspace, slug, parent))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(JsonPath.read(answer, "$.id"));
  }

  private org.springframework.test.web.servlet.ResultActions move(
      UUID workspace, UUID project, UUID parent) throws Exception {
    return http.perform(
        as(member(workspace), patch("/api/v1/w/{w}/projects/{p}", workspace, project))
            .header("If-Match", "*")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"parent_id\":\"%s\"}".formatted(parent)));
  }

  private Caller member(UUID workspace) {
    return Caller.member(userId, workspace, accountId, "owner", ALL);
  }

  private MockHttpServletRequestBuilder as(Caller caller, MockHttpServletRequestBuilder request) {
    return request.with(callers.as(caller));
  }

  private interface Check {
    void run() throws Exception;
  }

  private static void eventually(Check check) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(check::run);
  }
}
