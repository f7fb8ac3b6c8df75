package io.marquee.workspace.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.marquee.events.Accounts;
import io.marquee.events.identity.MembershipState;
import io.marquee.events.placement.PlacementReported;
import io.marquee.events.workspace.PlacementConfirmed;
import io.marquee.events.workspace.PlacementRequested;
import io.marquee.events.workspace.WorkspaceState;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.MarqueeTest;
import io.marquee.test.TenantCatalog;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The other services are played by the test; workspace-service's own part is real. */
@MarqueeTest
@TestPropertySource(
    properties = {
      "marquee.workspace.key-encryption-key=dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=",
      // It stores nothing here.
      "marquee.s3.access-key=none",
      "marquee.s3.secret-key=none"
    })
class IsolationIntegrationTests {

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
  @Autowired TestDatabase database;

  private final UUID userId = UUID.randomUUID();
  private final UUID accountId = Accounts.personalAccountOf(userId);
  private final Caller person = Caller.person(userId, accountId);

  @Test
  void makesADedicatedWorkspaceReadyOnceEveryServiceIs() throws Exception {
    UUID id = create("dedicated");
    expect(id, "$.status", "provisioning");
    expect(id, "$.isolation", "dedicated");
    PlacementRequested asked = asked(id, 1);
    assertThat(asked.isolation()).isEqualTo("dedicated");
    http.perform(
            as(member(id), patch("/api/v1/workspaces/{id}", id))
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"status\":\"archived\"}"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(jsonPath("$.code").value("workspace_provisioning"));

    awaitOwn(asked);
    reportOthers(asked, "done", null);

    await(id, "$.status", "active");
    await(id, "$.move.status", "done");
    assertThat(events.published(WorkspaceState.class, id))
        .extracting(WorkspaceState::status)
        .contains("provisioning", "active");
    createProject(id);
    String schema = "ws_" + id.toString().replace("-", "");
    assertThat(database.count(schema + ".projects")).isEqualTo(1);
    assertThat(database.count("shared.projects where workspace_id = ?", id)).isZero();
    assertThat(database.count("shared.workspaces where workspace_id = ?", id)).isEqualTo(1);
    http.perform(as(person, get("/api/v1/workspaces")))
        .andExpect(jsonPath("$.items[0].id").value(id.toString()));
    hearsMembers(id);
    assertThat(TenantCatalog.breaches("workspace")).isEmpty();
  }

  @Test
  void movesThereWhileItIsUsedAndBackAgain() throws Exception {
    UUID id = shared("moving");
    createProject(id);

    UUID move = move(id, "dedicated");
    PlacementRequested there = asked(id, 1);
    assertThat(there.operationId()).isEqualTo(move);
    http.perform(moving(id, "dedicated"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("isolation_moving"));
    http.perform(as(member(id), post(MOVES + "/{move}/confirm", id, move)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("isolation_not_switched"));
    awaitOwn(there);
    reportOthers(there, "switched", null);
    await(id, "$.move.status", "switched");
    await(id, "$.isolation", "dedicated");
    createProject(id);

    http.perform(as(member(id), post(MOVES + "/{move}/confirm", id, move)))
        .andExpect(status().isAccepted());
    assertThat(events.awaitPublished(PlacementConfirmed.class, move).workspaceId()).isEqualTo(id);
    reportOthers(there, "done", null);
    await(id, "$.move.status", "done");
    assertThat(database.count("shared.projects where workspace_id = ?", id)).isZero();
    http.perform(moving(id, "dedicated"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.code").value("isolation_unchanged"));

    move(id, "shared");
    PlacementRequested back = asked(id, 2);
    awaitOwn(back);
    reportOthers(back, "switched", null);
    await(id, "$.isolation", "shared");
    assertThat(database.count("shared.projects where workspace_id = ?", id)).isEqualTo(2);
  }

  @Test
  void goesBackEverywhereWhenOneServiceCannotFollow() throws Exception {
    UUID id = shared("failing");
    createProject(id);
    move(id, "dedicated");
    PlacementRequested there = asked(id, 1);
    awaitOwn(there);

    report(there, "film", "failed", "the table films differs");

    await(id, "$.move.status", "reverting");
    PlacementRequested back = asked(id, 2);
    assertThat(back.isolation()).isEqualTo("shared");
    awaitOwn(back);
    reportOthers(back, "done", null);
    await(id, "$.move.status", "failed");
    expect(id, "$.isolation", "shared");
    assertThat(database.count("shared.projects where workspace_id = ?", id)).isEqualTo(1);
    http.perform(as(member(id), get(ISOLATION, id)))
        .andExpect(
            jsonPath("$.move.services[?(@.service == 'film')].failure")
                .value("the table films differs"));
  }

  @Test
  void tellsNobodyOfAnotherWorkspacesMove() throws Exception {
    UUID id = shared("seen");
    move(id, "dedicated");

    http.perform(as(member(shared("other")), get(ISOLATION, id))).andExpect(status().isNotFound());
  }

  private static final String ISOLATION = "/api/v1/workspaces/{id}/isolation";
  private static final String MOVES = ISOLATION + "/moves";

  private UUID create(String slug) throws Exception {
    return create(slug, "dedicated");
  }

  private UUID shared(String slug) throws Exception {
    return create(slug, "shared");
  }

  private UUID create(String slug, String isolation) throws Exception {
    String body =
        http.perform(
                as(person, post("/api/v1/workspaces"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(
                        "{\"name\":\"A\",\"slug\":\"%s\",\"kind\":\"brand\",\"isolation\":\"%s\"}"
                            .formatted(slug, isolation)))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(JsonPath.read(body, "$.id"));
  }

  private AbstractMockHttpServletRequestBuilder<?> moving(UUID id, String isolation) {
    return as(member(id), post(MOVES, id))
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"isolation\":\"%s\"}".formatted(isolation));
  }

  private UUID move(UUID id, String isolation) throws Exception {
    String body =
        http.perform(moving(id, isolation))
            .andExpect(status().isAccepted())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(JsonPath.read(body, "$.id"));
  }

  private void createProject(UUID id) throws Exception {
    http.perform(
            as(member(id), post("/api/v1/w/{id}/projects", id))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"name\":\"P\",\"slug\":\"p-%s\",\"type\":\"campaign\"}"
                        .formatted(UUID.randomUUID())))
        .andExpect(status().isCreated());
  }

  /** What is read over many workspaces is written through the window to where all of it lies. */
  private void hearsMembers(UUID id) {
    UUID membership = UUID.randomUUID();
    events.deliver(
        new MembershipState(membership, id, userId, "owner", List.of(), Instant.now()),
        Tenant.workspace(id, accountId));
    Awaitility.await().until(() -> database.count("shared.members where id = ?", membership) == 1);
  }

  /** The n-th request about a workspace. */
  private PlacementRequested asked(UUID workspace, int number) {
    return Awaitility.await()
        .until(
            () ->
                events.published(PlacementRequested.class).stream()
                    .filter(each -> each.workspaceId().equals(workspace))
                    .toList(),
            all -> all.size() >= number)
        .get(number - 1);
  }

  /** Workspace-service hears itself, moves its own rows, and reports like any other. */
  private void awaitOwn(PlacementRequested asked) {
    Awaitility.await()
        .until(
            () ->
                events.published(PlacementReported.class).stream()
                    .anyMatch(said -> said.operationId().equals(asked.operationId())));
  }

  private void reportOthers(PlacementRequested asked, String step, @Nullable String failure) {
    for (String service : new String[] {"film", "publishing", "notification"}) {
      report(asked, service, step, failure);
    }
  }

  private void report(
      PlacementRequested asked, String service, String step, @Nullable String failure) {
    events.deliver(
        new PlacementReported(
            UUID.randomUUID(),
            asked.operationId(),
            asked.workspaceId(),
            service,
            step,
            3,
            12L,
            failure),
        Tenant.workspace(asked.workspaceId(), accountId));
  }

  private void expect(UUID id, String path, String value) throws Exception {
    http.perform(as(member(id), get(ISOLATION, id)))
        .andExpect(status().isOk())
        .andExpect(jsonPath(path).value(value));
  }

  private void await(UUID id, String path, String value) {
    Awaitility.await(path + " to be " + value).untilAsserted(() -> expect(id, path, value));
  }

  private Caller member(UUID workspace) {
    return Caller.member(userId, workspace, accountId, "owner", ALL);
  }

  private <B extends AbstractMockHttpServletRequestBuilder<B>> B as(Caller caller, B request) {
    return request.with(callers.as(caller));
  }
}
