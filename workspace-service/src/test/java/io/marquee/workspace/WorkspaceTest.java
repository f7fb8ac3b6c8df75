package io.marquee.workspace;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.marquee.events.Accounts;
import io.marquee.tenancy.Tenant;
import io.marquee.test.Callers;
import io.marquee.test.Events;
import io.marquee.test.MarqueeTest;
import io.marquee.test.Placements;
import io.marquee.test.Snapshots;
import io.marquee.test.TestDatabase;
import io.marquee.web.Caller;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A person with an account of their own, and what they do through the API. */
@MarqueeTest
@TestPropertySource(
    properties =
        "marquee.workspace.key-encryption-key=dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=")
abstract class WorkspaceTest {

  static final Set<String> ALL =
      Set.of(
          "workspaces:read",
          "workspaces:write",
          "workspaces:delete",
          "projects:read",
          "projects:write");

  static final DnsStub DNS = new DnsStub();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("marquee.domains.dns-servers", DNS::address);
    settings.add("marquee.domains.patience", () -> "1s");
    TestStorage.settings()
        .forEach(
            setting -> {
              var parts = setting.split("=", 2);
              settings.add(parts[0], () -> parts[1]);
            });
  }

  @Autowired MockMvc http;
  @Autowired Callers callers;
  @Autowired Events events;
  @Autowired Snapshots snapshots;
  @Autowired TestDatabase database;
  @Autowired Placements placements;

  final UUID userId = UUID.randomUUID();
  final UUID accountId = Accounts.personalAccountOf(userId);
  final Caller person = Caller.person(userId, accountId);

  Tenant tenant(UUID workspace) {
    return Tenant.workspace(workspace, accountId);
  }

  static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }

  UUID createWorkspace(String slug) throws Exception {
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

  MockHttpServletRequestBuilder newProject(UUID workspace, String slug, @Nullable UUID parent) {
    String parentId = parent == null ? "null" : "\"" + parent + "\"";
    return as(member(workspace), post("/api/v1/w/{w}/projects", workspace))
        .contentType(MediaType.APPLICATION_JSON)
        .content(
            "{\"name\":\"%s\",\"slug\":\"%s\",\"type\":\"folder\",\"parent_id\":%s}"
                .formatted(slug, slug, parentId));
  }

  UUID createProject(UUID workspace, String slug, @Nullable UUID parent) throws Exception {
    String answer =
        http.perform(newProject(workspace, slug, parent))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return UUID.fromString(JsonPath.read(answer, "$.id"));
  }

  ResultActions move(UUID workspace, UUID project, UUID parent) throws Exception {
    return http.perform(
        as(member(workspace), patch("/api/v1/w/{w}/projects/{p}", workspace, project))
            .header("If-Match", "*")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"parent_id\":\"%s\"}".formatted(parent)));
  }

  Caller member(UUID workspace) {
    return Caller.member(userId, workspace, accountId, "owner", ALL);
  }

  MockHttpServletRequestBuilder as(Caller caller, MockHttpServletRequestBuilder request) {
    return request.with(callers.as(caller));
  }

  Caller colleague(UUID workspace, Set<String> permissions, Set<UUID> projects) {
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

  /** What was answered to somebody beside others. */
  static int statusOf(Callable<ResultActions> request) {
    try {
      return request.call().andReturn().getResponse().getStatus();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  interface Check {
    void run() throws Exception;
  }

  static void eventually(Check check) {
    Awaitility.await().untilAsserted(check::run);
  }
}
